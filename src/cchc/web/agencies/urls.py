from django.urls import include, path

from cchc.web.agencies.views import (
    agency,
    edit,
    files,
    groups,
    listing,
    province,
    successions,
    suggest,
    words,
)

app_name = "agencies"

one_agency = [
    path("", agency.page, name="agency"),
    path("doi-ten/", successions.rename, name="rename"),
    path("hop-nhat/", successions.merge, name="merge"),
    path("chia-tach/", successions.split, name="split"),
    path("giai-the/", successions.dissolve, name="dissolve"),
    path("cach-goi/", agency.add_alias, name="alias_add"),
    path("sua/<int:pk>/", edit.edit, name="edit"),
]
urlpatterns = [
    path("", listing.page, name="list"),
    path("them/", edit.create, name="create"),
    path("goi-y/", suggest.options, name="suggest"),
    path("tra-ten/", words.page, name="words"),
    path("tra-ten/ghi-nho/", words.learn, name="learn"),
    path("cach-goi/<int:pk>/bo/", agency.remove_alias, name="alias_remove"),
    path("nhom/", groups.listing, name="groups"),
    path("nhom/them/", groups.create, name="group_create"),
    path("nhom/dem/", groups.count, name="group_count"),
    path("nhom/<int:pk>/", groups.edit, name="group"),
    path("nhap/", files.upload, name="import"),
    path("nhap/<int:pk>/", files.preview, name="preview"),
    path("nhap/<int:pk>/hoan-tac/", files.undo, name="import_undo"),
    path("xuat/", files.export, name="export"),
    path("tinh/", province.page, name="province"),
    path("<str:code>/", include(one_agency)),
]
