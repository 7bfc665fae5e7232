"""People for who keeps the accounts: found, invited, corrected, switched off, helped back in."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import Factor, Membership, SignIn, User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import ADMIN, VIEWER
from cchc.shared.accounts.scope import scope_of, today
from cchc.shared.accounts.tests.samples import give_app, give_session
from cchc.shared.agencies.models import Agency
from cchc.shared.records.models import Event
from tests.cast import log_in, people, person, queries

pytestmark = pytest.mark.django_db
PEOPLE = "/tai-khoan/nguoi-dung/"
NEW = "mat-khau-moi-56"


@pytest.fixture
def admin() -> Client:
    return log_in("admin")


@pytest.fixture
def health() -> Agency:
    return Agency.objects.create(
        code="so-y-te", name="Sở Y tế", folded="so y te", kind="department", valid_from=today()
    )


def page_of(user: User) -> str:
    return f"{PEOPLE}{user.pk}/"


def found(client: Client, **asked: str) -> set[str]:
    return {line.user.username for line in client.get(PEOPLE, asked).context["lines"]}


def test_people_are_found_without_accents_and_by_what_they_are(admin: Client) -> None:
    assert found(admin, tim="pham thu hang") == found(admin, tim="HẰNG thu") == {"daumoi"}
    assert found(admin, tim="daumoi") > {"daumoi"}
    assert found(admin, **{"vai-tro": "inspector"}) == {"kiemtra"}
    assert found(admin, **{"co-quan": "so-tai-chinh"}) == {"lanhdaoso", "daumoistc"}
    assert found(admin, **{"co-quan": "so-tai-chinh", "vai-tro": "focal"}) == {"daumoistc"}
    User.objects.filter(username="kiemtra").update(is_active=False)
    assert found(admin, **{"trang-thai": "ngung"}) == {"kiemtra"}
    assert "Không có ai khớp" in admin.get(PEOPLE, {"tim": "khong co ai"}).content.decode()


def test_the_list_asks_the_same_number_of_questions_for_many(admin: Client) -> None:
    admin.get(PEOPLE)
    few = queries(admin, PEOPLE)
    for number in range(20):
        user = create_user(
            username=f"n{number}", full_name=f"N {number}", role=VIEWER, password=None, by=None
        )
        Membership.objects.create(user=user, agency_code=f"c{number}", role="viewer", valid_from=today())
    assert queries(admin, PEOPLE) == few <= 30


def invite(admin: Client, **change: str) -> Any:
    asked = {"full_name": "Vũ Thị Na", "username": "na", "email": "na@tinh.example", "role": "focal"}
    return admin.post(f"{PEOPLE}moi/", {**asked, **change})


def link_in(words: str) -> str:
    return re.search(r"https?://testserver(/tai-khoan/dat-mat-khau/\S+?/)(?=[\s<]|$)", words)[1]


def test_an_invitation_goes_by_mail_and_its_link_works_once(
    admin: Client, settings: Any, health: Agency
) -> None:
    settings.MAIL = {"host": "thu.tinh.example"}
    assert invite(admin, agency="so-y-te", title="Chuyên viên").status_code == 302
    na = User.objects.get(username="na")
    assert Membership.objects.get(user=na).agency_code == "so-y-te"
    assert mail.outbox[0].to == ["na@tinh.example"]
    link = link_in(mail.outbox[0].body)
    page = admin.get(page_of(na)).content.decode()
    assert link not in page, "who made the account does not see the link"
    assert "Chờ nhận lời mời" in page
    guest = Client()
    assert "<strong>na</strong>" in guest.get(link).content.decode()
    assert "quá ngắn" in guest.post(link, {"new_password1": "1", "new_password2": "1"}).content.decode()
    assert guest.post(link, {"new_password1": NEW, "new_password2": NEW}).status_code == 302
    assert guest.get(link).status_code == 410, "used"
    assert guest.post("/tai-khoan/dang-nhap/", {"username": "na", "password": NEW}).status_code == 302


def test_without_a_mail_server_the_link_is_shown_once_and_the_trail_says_so(admin: Client) -> None:
    answer = invite(admin)
    page = admin.get(answer.headers["Location"]).content.decode()
    link = link_in(page)
    assert not mail.outbox
    assert "Tạo đường dẫn đặt mật khẩu và trao tay" in page
    assert Client().get(link).status_code == 200
    assert link not in admin.get(answer.headers["Location"]).content.decode()


def test_a_link_dies_with_a_newer_one_with_time_and_with_the_account(
    admin: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL = {"host": "thu.tinh.example"}
    invite(admin)
    na = User.objects.get(username="na")
    admin.post(f"{page_of(na)}duong-dan/")
    old, new = (link_in(letter.body) for letter in mail.outbox)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (410, 200)
    from cchc.shared.accounts.tokens import TOKENS

    real = TOKENS._now()
    with monkeypatch.context() as later:
        later.setattr(TOKENS, "_now", lambda: real + timedelta(days=7, seconds=1))
        assert Client().get(new).status_code == 410
    User.objects.filter(pk=na.pk).update(is_active=False)
    assert Client().get(new).status_code == 410
    for bad in ("x/y/", "MQ/cu-sai/", "%00/a/"):
        assert Client().get(f"/tai-khoan/dat-mat-khau/{bad}").status_code == 410


def test_a_letter_that_the_server_refuses_is_told(
    admin: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL = {"host": "thu.tinh.example"}

    def refuse(*args: Any, **kwargs: Any) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr("cchc.shared.accounts.letters.send_mail", refuse)
    page = invite(admin)
    words = admin.get(page.headers["Location"]).content.decode()
    assert "Máy chủ thư không nhận thư" in words
    assert link_in(words)


def test_a_double_click_makes_one_account_and_says_nothing_wrong(admin: Client) -> None:
    first, second = invite(admin), invite(admin)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]
    assert Event.objects.filter(kind="accounts.invited").count() == 1


def test_who_has_no_password_is_not_sent_to_change_it(admin: Client) -> None:
    user = create_user(username="sso", full_name="S", role=VIEWER, password=None, by=None)
    page = admin.post(f"{page_of(user)}doi-mat-khau/", follow=True).content.decode()
    assert "chưa có mật khẩu" in page
    assert not User.objects.get(pk=user.pk).must_change_password
    theirs = Client()
    theirs.force_login(user)
    assert "chưa có mật khẩu riêng" in theirs.get("/tai-khoan/mat-khau/").content.decode()


def test_a_taken_name_and_missing_words_are_told_and_nothing_is_made(admin: Client) -> None:
    page = invite(admin, username="QUANTRI", full_name="", role="").content.decode()
    assert "đã có người dùng" in page
    assert "Hãy nhập họ và tên" in page
    assert "Hãy chọn vai trò" in page
    assert "Tên đăng nhập chỉ gồm" in invite(admin, username="có dấu cách").content.decode()
    assert not User.objects.filter(email="na@tinh.example").exists()


def edit(user: User, **change: str) -> dict[str, str]:
    stands = {"full_name": user.full_name, "email": user.email, "role": user.role, "version": user.version}
    return {key: str(value) for key, value in {**stands, **change}.items()}


def test_two_who_save_one_account_are_both_told(admin: Client) -> None:
    user = people()["viewer"]
    mine = edit(user, full_name="Tên của tôi")
    assert admin.post(page_of(user), edit(user, full_name="Tên của người kia")).status_code == 302
    page = admin.post(page_of(user), mine)
    assert "người khác đã lưu: Tên của người kia" in page.content.decode()
    assert "Tên của tôi" in page.content.decode(), "what was typed stays"
    user.refresh_from_db()
    assert user.full_name == "Tên của người kia", "the stale save changed nothing"
    version = re.search(r'name="version" value="(\d+)"', page.content.decode())[1]
    assert admin.post(page_of(user), {**mine, "version": version}).status_code == 302
    user.refresh_from_db()
    assert user.full_name == "Tên của tôi"


def test_nobody_raises_themselves(admin: Client) -> None:
    me = people()["admin"]
    other = create_user(username="quantri2", full_name="Q2", role=ADMIN, password=None, by=None)
    page = admin.post(page_of(me), edit(me, role="standing")).content.decode()
    assert "chính mình" in page
    part = {"agency": "", "part": "standing", "valid_from": today().isoformat()}
    admin.post(f"{page_of(me)}vai-tro/", part)
    assert not Membership.objects.filter(user=me).exists()
    assert "chính mình" in admin.post(f"{page_of(me)}trang-thai/", {"on": "0"}, follow=True).content.decode()
    give_app(me, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    admin.post(f"{page_of(me)}bo-xac-thuc/")
    assert Factor.objects.filter(user=me).exists()
    assert not scope_of(User.objects.get(pk=me.pk), today()).may_somewhere(Permission.WORK_READ)
    assert other.is_active


def test_the_last_administrator_stays() -> None:
    first = log_in("admin")
    other = create_user(username="quantri2", full_name="Q2", role=ADMIN, password=None, by=None)
    assert first.post(page_of(other), edit(other, role="viewer")).status_code == 302
    second = Client()
    User.objects.filter(pk=other.pk).update(role="admin", is_active=False)
    second.force_login(people()["admin"])
    from django.core.exceptions import ValidationError

    from cchc.shared.accounts.actions import switch_off

    with pytest.raises(ValidationError, match="người quản trị cuối cùng"):
        switch_off(people()["admin"], by=people()["standing"])


def test_the_administrator_does_not_read_the_work(admin: Client) -> None:
    """Accounts are kept by the administrator; what agencies report is not theirs to read."""
    scope = scope_of(people()["admin"], today())
    refused = {
        Permission.WORK_READ,
        Permission.WORK_REPORT,
        Permission.WORK_CONFIRM,
        Permission.OVERVIEW_READ,
        Permission.CASCADE_WRITE,
        Permission.CASCADE_REVIEW,
        Permission.PLAN_ACCEPT,
    }
    assert not any(scope.may_somewhere(permission) for permission in refused)


def test_switching_off_ends_the_sessions_at_once(admin: Client) -> None:
    user = people()["viewer"]
    theirs = log_in("viewer")
    give_session(user, theirs.session.session_key)
    path = f"{page_of(user)}trang-thai/"
    for _click in range(2):
        admin.post(path, {"on": "0"})
    assert theirs.get("/tai-khoan/").status_code == 302
    assert not SignIn.objects.filter(user=user).exists()
    assert Event.objects.filter(kind="accounts.switched_off").count() == 1
    answer = admin.post(f"{page_of(user)}duong-dan/", follow=True).content.decode()
    assert "Hãy bật lại trước" in answer
    admin.post(path, {"on": "1"})
    assert User.objects.get(pk=user.pk).is_active


def test_forced_password_reset_factor_and_ended_sessions(admin: Client) -> None:
    user = people()["viewer"]
    theirs = log_in("viewer")
    give_session(user, theirs.session.session_key)
    give_app(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    for _click in range(2):
        admin.post(f"{page_of(user)}doi-mat-khau/")
        admin.post(f"{page_of(user)}bo-xac-thuc/")
        admin.post(f"{page_of(user)}ket-thuc-phien/")
    user.refresh_from_db()
    assert user.must_change_password
    assert not Factor.objects.filter(user=user).exists()
    assert theirs.get("/tai-khoan/").status_code == 302
    kinds = Event.objects.filter(object=f"accounts.user:{user.pk}").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind != "accounts.user_created"] == [
        "accounts.factors_reset",
        "accounts.sessions_ended",
        "accounts.password_change_forced",
    ]
    told = [line.what for line in admin.get(page_of(user)).context["trail"]]
    assert told[:3] == [
        "Đặt lại xác thực hai bước",
        "Kết thúc 1 phiên đăng nhập",
        "Buộc đổi mật khẩu",
    ]


def test_a_membership_is_added_and_ended(admin: Client, health: Agency) -> None:
    user = people()["viewer"]
    asked = {"agency": "so-y-te", "part": "focal", "valid_from": today().isoformat(), "title": "Chuyên viên"}
    assert admin.post(f"{page_of(user)}vai-tro/", asked).status_code == 302
    assert "đã giữ đúng vai trò" in admin.post(f"{page_of(user)}vai-tro/", asked).content.decode()
    assert scope_of(User.objects.get(pk=user.pk), today()).may(Permission.WORK_REPORT, "so-y-te")
    one = Membership.objects.get(user=user)
    end = f"{page_of(user)}vai-tro/{one.pk}/ket-thuc/"
    assert "Hãy ghi ngày theo dạng" in admin.post(end, {"last_day": "x"}, follow=True).content.decode()
    admin.post(end, {"last_day": today().isoformat()})
    one.refresh_from_db()
    assert one.valid_to == today()
    after = scope_of(User.objects.get(pk=user.pk), today() + timedelta(1))
    assert not after.may(Permission.WORK_REPORT, "so-y-te")
    assert "Giao vai trò Đầu mối cơ quan ở Sở Y tế" in admin.get(page_of(user)).content.decode()
    elsewhere = f"{page_of(people()['standing'])}vai-tro/{one.pk}/ket-thuc/"
    assert admin.post(elsewhere, {"last_day": today().isoformat()}).status_code == 404


def test_the_page_of_a_person_asks_the_same_number_of_questions_for_much(admin: Client) -> None:
    user = person("daumoistc")
    admin.get(page_of(user))
    few = queries(admin, page_of(user))
    for number in range(8):
        Membership.objects.create(user=user, agency_code=f"c{number}", role="viewer", valid_from=today())
        give_session(user, f"{number}" * 32)
    assert queries(admin, page_of(user)) == few <= 30
