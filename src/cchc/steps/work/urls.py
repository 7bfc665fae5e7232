from django.urls import include, path

from cchc.steps.work.views import (
    assign,
    bulk,
    bulk_giving,
    calendar,
    decide,
    evidence,
    export,
    hooks,
    item,
    job,
    jobs,
    narrow,
    report,
    saved,
    settle,
)

app_name = "work"

one_job = [
    path("", job.page, name="job"),
    path("bao-cao/", report.form, name="report"),
    path("xong/", report.done, name="done"),
    path("xac-nhan/", decide.confirm, name="confirm"),
    path("tra-lai/", decide.return_, name="return"),
    path("mo-lai/", decide.reopen, name="reopen"),
    path("gia-han/", decide.ask_extension, name="extension"),
    path("thoi-han/", decide.set_due, name="set_due"),
]
one_item = [
    path("", item.page, name="item"),
    path("kinh-phi/", item.spend, name="spend"),
    path("tom-tat/", hooks.item, name="item_hook"),
]
one_assignment = [
    path("", assign.page, name="assign"),
    path("ten/<int:pk>/", settle.name, name="settle"),
    path("ten/<int:pk>/de-rieng/", settle.aside, name="set_aside"),
    path("ten/<int:pk>/pham-vi/", narrow.page, name="narrow"),
    path("chu-tri/<slug:key>/", assign.answering, name="answering"),
    path("su-kien/<int:pk>/", assign.happened, name="happened"),
    path("thoi-han/<slug:key>/", assign.date_item, name="date_item"),
]
urlpatterns = [
    path("", jobs.page, name="jobs"),
    path("xuat/", export.file, name="export"),
    path("bo-loc/", saved.save, name="filter_save"),
    path("bo-loc/<int:pk>/bo/", saved.forget, name="filter_forget"),
    path("hang-loat/", bulk.act, name="bulk"),
    path("hang-loat/giao/", bulk_giving.page, name="bulk_giving"),
    path("hang-loat/<str:token>/hoan-tac/", bulk.undo, name="bulk_undo"),
    path("lich/", calendar.page, name="calendar"),
    path("gia-han/<int:pk>/", decide.decide_extension, name="extension_decide"),
    path("tai-lieu/<int:pk>/", evidence.file, name="file"),
    path("tai-lieu/<int:pk>/thay/", evidence.replace, name="evidence_replace"),
    path("tai-lieu/<int:pk>/rut/", evidence.withdraw, name="evidence_withdraw"),
    path("giao/<int:plan>/", include(one_assignment)),
    path("nhiem-vu/<int:plan>/<slug:key>/", include(one_item)),
    path("<int:pk>/", include(one_job)),
    path("", include("cchc.steps.work.urls_cascade")),
]
