from django.urls import path

from cchc.web.site.views import home

urlpatterns = [
    path("", home.home, name="home"),
]
