"""Documents of a job: who gets the file, another in its place, taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import store_document
from cchc.steps.work import actions
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.models import Evidence, Job
from cchc.steps.work.tests.test_views.pages import log_in, said

FORM = {"tep-TOTAL_FORMS": "1", "tep-INITIAL_FORMS": "0"}


@pytest.fixture
def proof(job: Job, people: dict[str, User]) -> Evidence:
    document = store_document(b"<script>alert(1)</script>", "bao-cao.html", by=people["hang"])
    return actions.add_evidence(job, NewEvidence(document, number="5/BC"), by=people["hang"])


def test_the_file_goes_out_as_a_download_to_who_may_see_the_job(
    proof: Evidence, people: dict[str, User]
) -> None:
    for name in ("hang", "chau", "chu"):
        answer = log_in(people[name]).get(f"/viec/tai-lieu/{proof.pk}/")
        assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="bao-cao.html"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["khoa", "xuan", "xem"])
def test_for_everybody_else_it_is_not_there(proof: Evidence, people: dict[str, User], name: str) -> None:
    client = log_in(people[name])
    for what in ("", "thay/"):
        assert client.get(f"/viec/tai-lieu/{proof.pk}/{what}").status_code == 404
    assert client.post(f"/viec/tai-lieu/{proof.pk}/rut/", {"reason": "x"}).status_code == 404


def test_a_lost_file_is_said(proof: Evidence, people: dict[str, User]) -> None:
    proof.document.path.unlink()
    page = log_in(people["hang"]).get(f"/viec/tai-lieu/{proof.pk}/", follow=True).content.decode()
    assert "Không còn tìm thấy tệp đã lưu" in page


def test_another_in_its_place(proof: Evidence, people: dict[str, User]) -> None:
    client, where = log_in(people["hang"]), f"/viec/tai-lieu/{proof.pk}/thay/"
    assert "Bản cũ vẫn còn trong lịch sử." in client.get(where).content.decode()
    empty = client.post(where, FORM)
    assert empty.status_code == 422
    assert "Hãy chọn tệp thay thế." in empty.content.decode()
    file = SimpleUploadedFile("moi.pdf", b"moi", "application/pdf")
    page = said(client, where, {**FORM, "tep-0-file": file, "tep-0-number": "6/BC"})
    assert "Đã thay tài liệu" in page
    assert "Đã được thay" in page
    proof.refresh_from_db()
    assert proof.replaced_by is not None
    assert proof.replaced_by.number == "6/BC"


def test_taken_back_with_a_reason(proof: Evidence, people: dict[str, User]) -> None:
    client, where = log_in(people["hang"]), f"/viec/tai-lieu/{proof.pk}/rut/"
    assert "Hãy ghi lý do rút tài liệu." in said(client, where, {"reason": " "})
    page = said(client, where, {"reason": "Nhầm tệp"})
    assert "Đã rút tài liệu." in page
    assert "Nhầm tệp" in page  # the history says why


def test_who_may_only_read_changes_nothing(proof: Evidence, people: dict[str, User]) -> None:
    assert log_in(people["chau"]).post(f"/viec/tai-lieu/{proof.pk}/rut/", {"reason": "x"}).status_code == 403
