"""Addresses of agencies' own plans (ke-hoach-co-quan/) and of adjustments in the year (dieu-chinh/)."""

from django.urls import include, path

from cchc.steps.work.views import (
    amend,
    amend_rows,
    cascade_agency,
    cascade_document,
    cascade_review,
    cascade_table,
    cascade_write,
    handover,
)

one_row = [
    path("", cascade_write.edit, name="cascade_row"),
    path("bo/", cascade_write.drop, name="cascade_drop"),
    path("dua-lai/", cascade_write.restore, name="cascade_restore"),
    path("tiep-nhan/", cascade_write.take_over, name="cascade_take_over"),
    path("giu-rieng/", cascade_write.keep, name="cascade_keep"),
]
one_agency = [
    path("", cascade_agency.page, name="cascade_agency"),
    path("so-sanh/", cascade_agency.compare, name="cascade_compare"),
    path("nhat-ky/", cascade_agency.trail, name="cascade_trail"),
    path("xuat/", cascade_agency.export, name="cascade_export"),
    path("du-thao/", cascade_write.draft, name="cascade_draft"),
    path("bo-sung/", cascade_write.pull, name="cascade_pull"),
    path("them/", cascade_write.add, name="cascade_add"),
    path("quyet-dinh/", cascade_write.decision, name="cascade_decision"),
    path("theo-ban-sua-doi/", cascade_write.follow, name="cascade_follow"),
    path("van-ban/", cascade_document.document, name="cascade_document"),
    path("van-ban/doi-chieu/", cascade_document.match, name="cascade_match"),
    path("trinh/", cascade_review.submit, name="cascade_submit"),
    path("duyet/", cascade_review.approve, name="cascade_approve"),
    path("tra-lai/", cascade_review.return_, name="cascade_return"),
    path("mo-lai/", cascade_review.reopen, name="cascade_reopen"),
    path("dong-lai/", cascade_review.close, name="cascade_close"),
    path("han-trinh/", cascade_review.due, name="cascade_due"),
    path("dong/<int:row>/", include(one_row)),
]
one_plan = [
    path("", cascade_table.agencies, name="cascade_table"),
    path("nhiem-vu/", cascade_table.items, name="cascade_items"),
    path("nhiem-vu/<slug:key>/", cascade_table.item, name="cascade_item"),
    path("co-quan/<str:code>/", include(one_agency)),
]
amendments_of_plan = [
    path("", amend.listing, name="amendments"),
    path("moi/", amend.start, name="amendment_new"),
    path("nhiem-vu/<slug:key>/", amend.of_item, name="amendments_of_item"),
]
one_amendment = [
    path("", amend.page, name="amendment"),
    path("tep/", amend.file, name="amendment_file"),
    path("them-dong/", amend_rows.new, name="amendment_add"),
    path("dong/<slug:key>/", amend_rows.edit, name="amendment_row"),
    path("dong/<slug:key>/bo/", amend_rows.end, name="amendment_end"),
    path("dong/<slug:key>/thoi/", amend_rows.take_out, name="amendment_take_out"),
    path("ap-dung/", amend.apply, name="amendment_apply"),
    path("huy/", amend.discard, name="amendment_discard"),
]
urlpatterns = [
    path("ke-hoach-co-quan/", cascade_table.landing, name="cascade"),
    path("ke-hoach-co-quan/<int:pk>/", include(one_plan)),
    path("dieu-chinh/", amend.landing, name="amending"),
    path("dieu-chinh/ke-hoach/<int:pk>/", include(amendments_of_plan)),
    path("dieu-chinh/van-ban/<int:amendment>/", include(one_amendment)),
    path("dieu-chinh/ban-giao/", handover.listing, name="handovers"),
    path("dieu-chinh/ban-giao/<int:succession>/", handover.page, name="handover"),
]
