from django.urls import path

from cchc.shared.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.log_in, name="login"),
    path("dang-xuat/", views.log_out, name="logout"),
    path("mat-khau/", views.password, name="password"),
]
