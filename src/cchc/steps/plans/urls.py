from django.urls import include, path

from cchc.steps.plans.views import accept, findings, intake, listing, plan, review, rows, trail, upload

app_name = "plans"

one_row = [
    path("", rows.row, name="row"),
    path("bo/", rows.drop, name="row_drop"),
    path("khoi-phuc/", rows.restore, name="row_restore"),
    path("chuyen/", rows.move, name="row_move"),
    path("tach/", rows.split, name="row_split"),
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
urlpatterns = [
    path("", listing.page, name="list"),
    path("tai-len/", upload.page, name="upload"),
    path("tiep-nhan/<int:pk>/", include(one_intake)),
    path("<int:pk>/", plan.overview, name="plan"),
    path("<int:pk>/nhat-ky/", trail.plan, name="plan_trail"),
]
