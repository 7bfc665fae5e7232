from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.tests.conftest import log_in


def url(intake: Intake) -> str:
    return f"/ke-hoach/tiep-nhan/{intake.pk}/nhat-ky/"


def test_who_did_what_in_words(browser: Client, intake: Intake, lan: User, minh: User) -> None:
    row = intake.rows.filter(kind=Row.Kind.ITEM).order_by("rank")[0]
    actions.edit(row, {**row.data, "output": "Quyết định"}, version=0, by=minh)
    actions.undo(intake, by=minh)
    finding = review.finding_views(Intake.objects.get(pk=intake.pk))[0]
    actions.accept_finding(intake, finding.key, reason="Đúng theo văn bản", by=lan)
    page = browser.get(url(intake)).content.decode()
    for words in (
        "tải lên tệp “ke-hoach.txt”",
        "đọc xong: 8 nhiệm vụ, 1 chỉ tiêu",
        "<strong>Trần Văn Minh</strong> sửa nhiệm vụ",
        "hoàn tác việc sửa nhiệm vụ",
        "<del>Báo cáo nhóm 1</del>",
        "<ins>Quyết định</ins>",
        "với lý do “Đúng theo văn bản”",
    ):
        assert words in page


def test_who_audits_sees_it_and_who_reviews_too(intake: Intake, chair: User, hoa: User, viewer: User) -> None:
    assert [log_in(one).get(url(intake)).status_code for one in (chair, hoa, viewer)] == [200, 200, 404]
