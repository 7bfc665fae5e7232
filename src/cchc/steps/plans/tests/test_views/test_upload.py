import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.tests.conftest import log_in

URL = "/ke-hoach/tai-len/"


def file(data: bytes = b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_the_form_offers_a_file_and_a_text(browser: Client) -> None:
    page = browser.get(URL).content.decode()
    assert 'type="file"' in page
    assert "Hoặc dán nội dung văn bản" in page


def test_a_file_is_taken_in(browser: Client) -> None:
    answer = browser.post(URL, {"document": file()})
    intake = Intake.objects.get()
    assert answer.headers["Location"] == reverse("plans:intake", args=[intake.pk])
    assert intake.name == "ke-hoach.txt"


def test_a_pasted_text_is_taken_in(browser: Client) -> None:
    browser.post(URL, {"text": "Kế hoạch\r\ncải cách"})
    assert Intake.objects.get().document.path.read_text(encoding="utf-8") == "Kế hoạch\ncải cách"


def test_the_same_file_again_leads_to_the_same_intake_and_says_so(browser: Client, minh: User) -> None:
    browser.post(URL, {"document": file()})
    answer = log_in(minh).post(URL, {"document": file(name="ban-sao.txt")}, follow=True)
    assert Intake.objects.count() == 1
    assert "Tệp này đã được Nguyễn Thị Lan tải lên ngày" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Hãy chọn một tệp hoặc dán nội dung văn bản."),
        ({"document": file(), "text": "Kế hoạch"}, "Chỉ chọn tệp hoặc dán văn bản"),
        ({"document": file(b"MZ\x90\x00" + bytes(300), "a.docx")}, "chương trình máy tính"),
        ({"document": file(b"", "rong.docx")}, "Tệp rỗng, không có nội dung"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    browser: Client, sent: dict[str, object], said: str
) -> None:
    for one in sent.values():
        if isinstance(one, SimpleUploadedFile):
            one.seek(0)
    answer = browser.post(URL, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Intake.objects.exists()


def test_a_file_over_the_limit_is_refused(browser: Client, settings: object) -> None:
    settings.UPLOAD_BYTES = 5  # type: ignore[attr-defined]
    answer = browser.post(URL, {"document": file(), "text": ""})
    assert "Tệp lớn hơn" in answer.content.decode()


def test_what_was_typed_stays_when_something_is_wrong(browser: Client) -> None:
    answer = browser.post(URL, {"document": file(), "text": "Chữ đã gõ"})
    assert "Chữ đã gõ" in answer.content.decode()


def test_a_new_version_names_the_plan_that_it_revises(browser: Client, accepted: Plan) -> None:
    page = browser.get(f"{URL}?sua-doi={accepted.pk}").content.decode()
    assert f'<option value="{accepted.pk}" selected>' in page
    browser.post(URL, {"text": "Bản sửa đổi", "revises": accepted.pk})
    assert Intake.objects.get(revises=accepted).state == Intake.State.WAITING


def test_who_may_not_upload_is_refused(viewer: User) -> None:
    assert log_in(viewer).get(URL).status_code == 403


def test_a_withdrawn_document_can_be_sent_in_again(browser: Client, lan: User) -> None:
    browser.post(URL, {"document": file()})
    actions.withdraw(Intake.objects.get(), by=lan)
    browser.post(URL, {"document": file()})
    assert Intake.objects.count() == 2
