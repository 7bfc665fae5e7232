from django.urls import include, path

from cchc.steps.plans.views import (
    accept,
    compare,
    document,
    export,
    findings,
    intake,
    items,
    listing,
    parts_of_plan,
    plan,
    review,
    rows,
    timeline,
    trail,
    upload,
)

app_name = "plans"

one_row = [
    path("", rows.row, name="row"),
    path("bo/", rows.drop, name="row_drop"),
    path("khoi-phuc/", rows.restore, name="row_restore"),
    path("chuyen/", rows.move, name="row_move"),
    path("tach/", rows.split, name="row_split"),
    path("thao-tac/", rows.acts, name="row_acts"),
]
one_review = [
    path("", review.page, name="review"),
    path("them/", rows.add, name="row_add"),
    path("gop/", rows.merge, name="rows_merge"),
    path("hoan-tac/", rows.undo, name="undo"),
    path("lam-lai/", rows.redo, name="redo"),
    path("thoi-han/", rows.read_deadline, name="read_deadline"),
    path("ra-lai/", review.recheck, name="recheck"),
    path("hien-dien/", review.presence, name="presence"),
    path("dong/<slug:key>/", include(one_row)),
    path("van-de/<slug:key>/", findings.form, name="finding"),
    path("van-de/<slug:key>/chap-nhan/", findings.accept, name="finding_accept"),
    path("van-de/<slug:key>/mo-lai/", findings.reopen, name="finding_reopen"),
]
one_intake = [
    path("", intake.page, name="intake"),
    path("doc-lai/", intake.retry, name="retry"),
    path("rut/", intake.withdraw, name="withdraw"),
    path("tep/", intake.original, name="original"),
    path("nhat-ky/", trail.intake, name="intake_trail"),
    path("chap-nhan/", accept.page, name="accept"),
    path("ra-soat/", include(one_review)),
]
one_plan = [
    path("", plan.overview, name="plan"),
    path("nhiem-vu/", items.listing, name="items"),
    path("nhiem-vu/<slug:key>/", items.detail, name="item"),
    path("tien-do-nam/", timeline.page, name="timeline"),
    path("chi-tieu/", parts_of_plan.targets, name="targets"),
    path("bao-cao/", parts_of_plan.duties, name="duties"),
    path("dan-chieu/", parts_of_plan.citations, name="citations"),
    path("phat-hien/", parts_of_plan.findings, name="findings"),
    path("van-ban/", document.page, name="document"),
    path("van-ban/tep/", document.file, name="file"),
    path("van-ban/doan/<slug:key>/", document.passage, name="passage"),
    path("nhat-ky/", trail.plan, name="plan_trail"),
    path("so-sanh/<int:other>/", compare.page, name="compare"),
    path("xuat/", export.file, name="export"),
]
urlpatterns = [
    path("", listing.page, name="list"),
    path("tai-len/", upload.page, name="upload"),
    path("tiep-nhan/<int:pk>/", include(one_intake)),
    path("<int:pk>/", include(one_plan)),
]
