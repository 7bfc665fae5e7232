"""Report on a job: the form, its documents, the one click, and two people at once."""

from django.core.files.uploadedfile import SimpleUploadedFile

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.models import Evidence, Job
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, report, report_form, said, text_of
from cchc.steps.work.tests.world import Row


def path(job: Job, what: str = "bao-cao/") -> str:
    return f"/viec/{job.pk}/{what}"


def pdf(name: str = "bao-cao.pdf", data: bytes = b"%PDF bao cao") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "application/pdf")


def test_a_report_with_its_documents(job: Job, people: dict[str, User]) -> None:
    typed = report_form(job, state="done", done_on="10/4/2026", words="Đã ban hành báo cáo")
    typed |= {
        "tep-0-file": pdf(),
        "tep-0-number": "12/BC-STP",
        "tep-0-issuer": "Sở Tư pháp",
        "tep-0-issued_on": "10/4/2026",
    }
    page = said(log_in(people["hang"]), path(job), typed)
    assert "Đã ghi nhận tiến độ việc 1 của Sở Tư pháp." in page
    job.refresh_from_db()
    assert (job.state, job.percent, f"{job.done_on:%d/%m/%Y}") == ("confirming", 100, "10/04/2026")
    proof = job.evidence.get()
    assert (proof.number, proof.issuer, proof.document.name) == ("12/BC-STP", "Sở Tư pháp", "bao-cao.pdf")
    assert "12/BC-STP" in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(job: Job, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    typed = report_form(job, state="done", done_on="31/2/2026", words="Nội dung dài", **{"tep-0-file": pdf()})
    answer = client.post(path(job), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi ngày theo dạng 31/12/2026." in page
    assert "Nội dung dài" in page
    assert "Đã nhận tệp bao-cao.pdf; không cần chọn lại." in page
    kept = page.split('name="tep-0-kept" value="')[1].split('"')[0]
    said(client, path(job), report_form(job, state="done", done_on="10/4/2026", **{"tep-0-kept": kept}))
    assert Evidence.objects.get(job=job).document.name == "bao-cao.pdf"


def test_a_kept_file_is_nobody_elses(job: Job, people: dict[str, User]) -> None:
    page = log_in(people["noi"]).get("/").content.decode()
    assert page
    typed = report_form(job, **{"tep-0-kept": "tampered", "tep-0-number": "1"})
    assert log_in(people["hang"]).post(path(job), typed).status_code == 422
    assert not Evidence.objects.exists()


def test_a_stale_report_shows_both_and_changes_nothing(given: MakePlan, people: dict[str, User]) -> None:
    job = given(Row(lead=("Sở Nội vụ",))).jobs.get()
    seen = job.version
    report(job, people["noi"], state="doing", percent=70, words="Bản của người kia")
    typed = report_form(job, version=str(seen), words="Bản của tôi", **{"tep-0-file": pdf()})
    answer = log_in(people["chau"]).post(path(job), typed)
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "Cán bộ noi đã cập nhật việc này lúc" in page
    assert "Bản của người kia" in page
    assert page.count("Bản của tôi") >= 2  # beside the other one, and still in the form
    assert "Đã nhận tệp bao-cao.pdf" in page
    job.refresh_from_db()
    assert job.percent == 70
    assert f'name="version" value="{job.version}"' in page  # sending it again is a decision
    said(log_in(people["chau"]), path(job), report_form(job, words="Bản của tôi"))
    assert job.history.count() == 2


def test_who_was_first_is_told_too(given: MakePlan, people: dict[str, User]) -> None:
    job = given(Row(lead=("Sở Nội vụ",))).jobs.get()
    seen = job.version
    report(job, people["noi"], state="doing", percent=70, words="Bản của người kia")
    log_in(people["chau"]).post(path(job), report_form(job, version=str(seen), words="Bản của tôi"))
    page = text_of(log_in(people["noi"]), path(job, ""))
    assert "Cán bộ chau cũng đang cập nhật việc này" in page


def test_sending_twice_is_harmless(job: Job, people: dict[str, User]) -> None:
    client, typed = log_in(people["hang"]), report_form(job)
    client.post(path(job), typed)
    answer = client.post(path(job), typed)
    assert answer.status_code == 302
    assert job.history.count() == 1


def test_one_click_says_done(given: MakePlan, people: dict[str, User]) -> None:
    job = given(Row(lead=("Sở Tư pháp",), output="")).jobs.get()
    client = log_in(people["hang"])
    answer = client.post(path(job, "xong/"), {"version": "0", "quay-lai": "/"})
    assert answer.headers["Location"] == "/"
    job.refresh_from_db()
    assert job.state == "confirming"


def test_one_click_asks_for_more_where_a_product_is_due(job: Job, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    answer = client.post(path(job, "xong/"), {"version": "0"}, follow=True)
    page = " ".join(answer.content.decode().split())
    assert answer.redirect_chain[-1][0] == f"/viec/{job.pk}/?bao=xong#cap-nhat"
    assert "Hãy ghi kết quả, sản phẩm đã làm được" in page
    assert 'value="done" id="id_state_2" checked' in page.replace(" required", "")


def test_the_form_comes_alone_to_a_list(job: Job, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    page = client.get(path(job) + "?quay-lai=/", headers={"HX-Request": "true"}).content.decode()
    assert "</html>" not in page
    assert 'name="quay-lai" value="/"' in page
    assert client.get(path(job)).headers["Location"] == f"/viec/{job.pk}/#cap-nhat"


def test_what_is_confirmed_has_no_form(job: Job, people: dict[str, User]) -> None:
    report(job, people["hang"])
    actions.confirm(job, by=people["chau"], version=job.version)
    assert "Lưu tiến độ" not in text_of(log_in(people["hang"]), path(job, ""))


def test_a_program_is_no_document(job: Job, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    for file in (
        pdf("cai-dat.exe"),
        pdf("bao-cao.pdf", b"MZ\x90"),
        pdf("chay.sh", b"#!/bin/sh"),
        pdf("khong-duoi"),
    ):
        page = said(client, path(job), report_form(job, **{"tep-0-file": file}))
        assert "không phải tài liệu" in page
    assert not Evidence.objects.exists()
    said(client, path(job), report_form(job, **{"tep-0-file": pdf("ANH.JPG", b"\xff\xd8")}))
    assert Evidence.objects.count() == 1


def test_ones_own_two_windows_are_no_news_to_others(job: Job, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    typed = report_form(job, percent="20")
    said(client, path(job), typed)
    assert client.post(path(job), {**typed, "percent": "70", "words": "Khác"}).status_code == 409
    assert "cũng đang cập nhật" not in text_of(log_in(people["chau"]), path(job, ""))
