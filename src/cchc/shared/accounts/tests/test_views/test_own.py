"""One's own account: mail, sessions, delegations, and what must be done first."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cchc.shared.accounts.actions import add_membership, create_user, delegate
from cchc.shared.accounts.actions.entry import SEEN, SEEN_EVERY
from cchc.shared.accounts.models import Delegation, SignIn, User
from cchc.shared.accounts.roles import FOCAL, STANDING, VIEWER
from cchc.shared.accounts.scope import today
from cchc.shared.accounts.tests.samples import give_session
from cchc.shared.records.models import Event
from tests.cast import log_in, people, queries

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-cua-an-12"
OWN, SESSIONS, LENT = "/tai-khoan/", "/tai-khoan/phien/", "/tai-khoan/uy-quyen/"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


@pytest.fixture
def an() -> User:
    return create_user(username="an", full_name="Nguyễn Văn An", role=STANDING, password=PASSWORD, by=None)


def entered(agent: str = CHROME, address: str = "10.0.0.5") -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    answer = client.post("/tai-khoan/dang-nhap/", {"username": "an", "password": PASSWORD})
    assert answer.status_code == 302
    return client


def test_one_changes_the_mail_but_not_the_name(an: User) -> None:
    client = entered()
    client.post(OWN, {"email": "an@tinh.example", "full_name": "Chủ tịch", "role": "admin"})
    an.refresh_from_db()
    assert (an.email, an.full_name, an.role) == ("an@tinh.example", "Nguyễn Văn An", "standing")
    page = client.post(OWN, {"email": "không phải thư"}).content.decode()
    assert "Địa chỉ thư chưa đúng" in page
    assert "không phải thư" in page, "what was typed stays"
    assert "Sửa thư điện tử: (trống) → an@tinh.example" in client.get(OWN).content.decode()


def test_sessions_say_where_and_with_what_and_end_one_by_one(an: User) -> None:
    here, there, third = entered(), entered("Firefox/130.0 Linux", "10.0.0.6"), entered(address="10.0.0.7")
    page = here.get(SESSIONS).content.decode()
    assert all(
        words in page for words in ("Chrome trên Windows", "Firefox trên Linux", "10.0.0.6", "Thiết bị này")
    )
    other = SignIn.objects.get(address="10.0.0.6")
    assert here.post(f"{SESSIONS}{other.pk}/ket-thuc/").status_code == 302
    assert there.get(OWN).status_code == 302, "ended at once"
    assert third.get(OWN).status_code == 200
    here.post(f"{SESSIONS}ket-thuc-phien-khac/")
    assert third.get(OWN).status_code == 302
    assert here.get(OWN).status_code == 200
    assert SignIn.objects.count() == 1


def test_nobody_ends_a_session_of_somebody_else(an: User) -> None:
    entered()
    assert log_in("viewer").post(f"{SESSIONS}{SignIn.objects.get().pk}/ket-thuc/").status_code == 404
    assert SignIn.objects.count() == 1


def test_logging_out_leaves_no_session_behind_and_old_ones_go_with_the_next_log_in(an: User) -> None:
    client = entered()
    give_session(an, "b" * 32)
    client.post("/tai-khoan/dang-xuat/")
    assert not SignIn.objects.filter(address="10.0.0.5").exists()
    client = entered()
    assert SignIn.objects.count() == 1
    assert "1" in str(len(client.get(SESSIONS).context["sessions"]))


def test_last_use_is_noted_now_and_then(an: User, django_assert_num_queries: Any) -> None:
    client = entered()
    long_ago = timezone.now() - timedelta(hours=1)
    SignIn.objects.update(seen_at=long_ago)
    client.get(OWN)
    assert SignIn.objects.get().seen_at == long_ago, "not on every page"
    session = client.session
    session[SEEN] = time.time() - SEEN_EVERY - 1
    session.save()
    client.get(OWN)
    assert SignIn.objects.get().seen_at > long_ago


def test_a_changed_password_keeps_this_session_and_its_line(an: User) -> None:
    here, there = entered(), entered(address="10.0.0.6")
    new = "mot-mat-khau-khac-34"
    here.post("/tai-khoan/mat-khau/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert there.get(OWN).status_code == 302
    assert [one.is_this for one in here.get(SESSIONS).context["sessions"]] == [True]


def test_who_must_change_the_password_comes_to_nothing_else_first(an: User) -> None:
    client = entered()
    User.objects.filter(pk=an.pk).update(must_change_password=True)
    answer = client.get("/ke-hoach/", follow=True)
    assert answer.redirect_chain[0][0] == "/tai-khoan/mat-khau/"
    assert "Hãy đổi mật khẩu trước" in answer.content.decode()
    part = client.get("/ke-hoach/", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == "/tai-khoan/mat-khau/"
    same = {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert "phải khác mật khẩu hiện tại" in client.post("/tai-khoan/mat-khau/", same).content.decode()
    new = "mot-mat-khau-khac-34"
    client.post("/tai-khoan/mat-khau/", {**same, "new_password1": new, "new_password2": new})
    assert client.get(OWN).status_code == 200
    assert client.post("/tai-khoan/dang-xuat/").status_code == 302


def asked(**change: str) -> dict[str, str]:
    day = today().isoformat()
    return {"taker": "binh", "valid_from": day, "valid_to": day, "reason": "đi công tác", **change}


def test_a_delegation_is_given_seen_by_both_and_taken_back(an: User) -> None:
    binh = create_user(username="binh", full_name="Trần Bình", role=VIEWER, password=PASSWORD, by=None)
    client, theirs = entered(), Client()
    theirs.force_login(binh)
    assert theirs.get("/ke-hoach/tai-len/").status_code == 403
    assert client.post(LENT, asked(taker="BINH")).status_code == 302
    assert client.post(LENT, asked()).status_code == 302, "a double click gives one"
    assert Delegation.objects.count() == 1
    assert theirs.get("/ke-hoach/tai-len/").status_code == 200
    assert "Nguyễn Văn An" in theirs.get(LENT).content.decode()
    assert "Trần Bình" in client.get(LENT).content.decode()
    back = f"{LENT}{Delegation.objects.get().pk}/thu-hoi/"
    assert theirs.post(back).status_code == 404, "only the giver and the administrator"
    client.post(back)
    assert theirs.get("/ke-hoach/tai-len/").status_code == 403
    kinds = Event.objects.filter(kind__startswith="accounts.deleg").values_list("kind", flat=True)
    assert list(kinds) == ["accounts.delegation_revoked", "accounts.delegated"]
    assert "Thu hồi ủy quyền của Nguyễn Văn An cho Trần Bình" in client.get(OWN).content.decode()


def test_a_wrong_delegation_says_what_to_do_and_keeps_what_was_typed(an: User) -> None:
    page = entered().post(LENT, asked(taker="khong-co", valid_to="32/1")).content.decode()
    assert "Không có tài khoản đang dùng nào tên “khong-co”" in page
    assert "Hãy ghi ngày theo dạng" in page
    assert "đi công tác" in page
    assert "chọn một người khác" in entered().post(LENT, asked(taker="an")).content.decode()


def test_colleagues_are_offered_and_nobody_else(an: User) -> None:
    for name, code in (("binh", "so-y-te"), ("cuong", "so-noi-vu")):
        user = create_user(username=name, full_name=name, role=FOCAL, password=None, by=None)
        add_membership(user=user, agency_code=code, role=FOCAL, valid_from=today(), by=None)
    add_membership(user=an, agency_code="so-y-te", role=FOCAL, valid_from=today(), by=None)
    page = entered().get(LENT).content.decode()
    assert 'value="binh"' in page
    assert 'value="cuong"' not in page


@pytest.mark.parametrize("path", [OWN, LENT, SESSIONS])
def test_pages_do_not_ask_once_a_row(path: str) -> None:
    client, me = log_in("focal"), people()["focal"]
    client.get(path)

    def more(count: int) -> None:
        for number in range(count):
            other = create_user(
                username=f"n{User.objects.count()}", full_name="N", role=FOCAL, password=None, by=None
            )
            add_membership(
                user=other, agency_code="so-khoa-hoc-cong-nghe", role=FOCAL, valid_from=today(), by=None
            )
            add_membership(
                user=me, agency_code=f"co-quan-{other.pk}", role=FOCAL, valid_from=today(), by=None
            )
            for giver, taker in ((me, other), (other, me)):
                delegate(
                    giver=giver,
                    taker=taker,
                    valid_from=today(),
                    valid_to=today() + timedelta(number),
                    reason="x",
                    today=today(),
                )

    more(1)
    few = queries(client, path)
    more(5)
    assert queries(client, path) == few <= 30
