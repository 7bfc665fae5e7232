from django.urls import path

from cchc.web.site.calendar_feed import views

urlpatterns = [
    path("lich-cong-viec/<str:secret>.ics", views.feed, name="calendar_feed"),
    path("tai-khoan/lich/", views.link, name="calendar_link"),
    path("tai-khoan/lich/thu-hoi/", views.revoke, name="calendar_revoke"),
]
