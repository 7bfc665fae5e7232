from django.urls import include, path

from cchc.web.site.views import agency, behind, field, guide, home, overview, search, system

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("cchc.web.site.calendar_feed.urls")),
    path("dieu-hanh/", overview.show, name="overview"),
    path("dieu-hanh/viec/", behind.show, name="overview_jobs"),
    path("dieu-hanh/xuat/", overview.export, name="overview_export"),
    path("co-quan/<str:code>/viec/", agency.work, name="agency_work"),
    path("linh-vuc/<int:plan>/<int:number>/", field.show, name="field"),
    path("tim/", search.page, name="search"),
    path("he-thong/", system.health, name="health"),
    path("he-thong/thanh-phan/", system.components, name="components"),
    path("tro-giup/", guide.index, name="help"),
    path("tro-giup/<slug:slug>/", guide.topic, name="help_topic"),
]
