from django.urls import path

from cchc.shared.notices import views

app_name = "notices"
urlpatterns = [
    path("thong-bao/", views.inbox, name="inbox"),
    path("thong-bao/da-doc/", views.read_all, name="read_all"),
    path("thong-bao/<int:pk>/da-doc/", views.read, name="read"),
    path("tai-khoan/nhac-viec/", views.preference, name="preference"),
]
