from django.urls import include, path

from cchc.web.site.views import guide, home, system

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("cchc.web.site.calendar_feed.urls")),
    path("he-thong/", system.health, name="health"),
    path("he-thong/thanh-phan/", system.components, name="components"),
    path("tro-giup/", guide.index, name="help"),
    path("tro-giup/<slug:slug>/", guide.topic, name="help_topic"),
]
