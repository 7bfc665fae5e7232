"""Search: found without accents, grouped and counted, and only what one may see."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import Membership, User
from cchc.shared.agencies.models import Alias
from cchc.shared.records.actions import store_document
from cchc.steps.plans.actions import accept
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.actions import NewEvidence
from cchc.steps.work.actions.evidence import put
from cchc.web.site.overview.tests import factory
from cchc.web.site.search import groups
from cchc.web.site.search.mark import marked
from tests.cast import log_in, people, queries, read_in


def _groups(client: Client, text: str, **more: str) -> dict[str, int]:
    """Name of each group on the page → the number beside it."""
    answer = client.get("/tim/", {"tim": text, **more})
    assert answer.status_code == 200
    page = answer.content.decode()
    found = re.findall(
        r'<h2 id="nhom-[^"]+">.*?</svg>\s*(.*?) <span class="muted">([\d.]+)</span>', page, re.DOTALL
    )
    return {name: int(count.replace(".", "")) for name, count in found}


@pytest.fixture
def officer(db: None) -> User:
    return people()["standing"]


def test_everything_is_found_without_accents(officer: User) -> None:
    factory.province(officer, items=8)
    client = log_in("viewer")
    assert _groups(client, "ra soat quy trinh") == {"Nhiệm vụ": 8}
    assert _groups(client, "RÀ SOÁT quy trình nhóm 3") == {"Nhiệm vụ": 1}
    assert _groups(client, "dung han") == {"Chỉ tiêu": 1}
    assert _groups(client, "76/nq") == {"Văn bản được viện dẫn": 1}
    assert _groups(client, "12/kh-ubnd") == {"Kế hoạch": 1}
    assert _groups(client, "ubnd xã mẫu") == {"Cơ quan": 6}
    assert _groups(client, "cai chuong trinh bo tro") == {"Trợ giúp": 1}


@pytest.mark.parametrize("role", ["viewer", "admin", "focal"])
def test_nobody_is_led_where_they_may_not_go(officer: User, role: str) -> None:
    factory.province(officer, items=2, departments=1, centrals=0, communes=1)
    client = log_in(role)
    for text in ("mau", "ra soat", "76/nq", "dung han"):
        page = (
            client.get("/tim/", {"tim": text}).content.decode().split('id="tim-thay"')[1].split("</main>")[0]
        )
        for url in re.findall(r'href="(/[^"]+)"', page):
            assert client.get(url).status_code == 200, url


def test_an_agency_is_found_by_what_else_it_is_called(officer: User) -> None:
    factory.agencies(departments=1, centrals=0, communes=0)
    Alias.objects.create(words="Cơ quan CCHC", folded=fold("Cơ quan CCHC"), code="so-0")
    assert _groups(log_in("viewer"), "co quan cchc")["Cơ quan"] == 1


def test_what_stands_as_it_was_typed_comes_first(officer: User) -> None:
    plan = factory.plan(officer, items=3)
    PlanItem.objects.filter(plan=plan, key="i3").update(text="Quy trình rà soát", folded="quy trinh ra soat")
    page = log_in("viewer").get("/tim/", {"tim": "quy trình rà"}).content.decode()
    first = re.search(r'<section aria-labelledby="nhom-nhiem-vu".*?<a href="([^"]+)"', page, re.DOTALL)
    assert first
    assert first[1].endswith("/i3/")


def test_a_group_alone_shows_more(officer: User) -> None:
    factory.plan(officer, items=30)
    client = log_in("viewer")
    few = client.get("/tim/", {"tim": "ra soat"}).content.decode()
    all_of_it = client.get("/tim/", {"tim": "ra soat", "nhom": "nhiem-vu"}).content.decode()
    assert "Xem cả 30" in few
    assert (few.count("/nhiem-vu/i"), all_of_it.count("/nhiem-vu/i")) == (5, 30)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Gõ ít nhất hai ký tự"), ("a", "Hãy gõ ít nhất hai ký tự"), ("zzqx", "Không tìm thấy gì")],
)
def test_too_little_and_nothing_are_told(officer: User, text: str, said: str) -> None:
    assert said in log_in("viewer").get("/tim/", {"tim": text}).content.decode()


def test_people_are_found_only_by_who_keeps_the_accounts(officer: User) -> None:
    assert _groups(log_in("admin"), "minh chau") == {"Người dùng": 1}
    for role in ("standing", "leader", "focal", "viewer"):
        assert "Người dùng" not in _groups(log_in(role), "minh chau")


def test_documents_on_their_way_are_hidden_from_who_only_reads_plans(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in(monkeypatch, "bản thảo")
    assert _groups(log_in("standing"), "bản thảo") == {"Văn bản đang tiếp nhận": 1}
    assert _groups(log_in("viewer"), "ban thao") == {}


def test_evidence_is_found_only_where_its_job_may_be_seen(officer: User) -> None:
    made = factory.province(officer, items=1, departments=2, centrals=0, communes=0)
    document = store_document(b"quyet dinh", "Quyết-định_công bố.pdf", by=officer)
    for agency in made.agencies:
        put(
            made.plan.jobs.get(agency_code=agency.code),
            NewEvidence(document, "125/QĐ-SNV", "Sở Nội vụ", date(2026, 3, 9)),
            officer,
        )
    focal = people()["focal"]
    Membership.objects.filter(user=focal).update(agency_code="so-0")
    for text in ("125/qd", "quyet dinh cong bo", "so noi vu 9/3", "09/03/2026"):
        assert _groups(log_in("leader"), text).get("Tài liệu kiểm chứng") == (
            2 if "9/3" not in text else None
        )
    assert _groups(log_in("focal"), "125/qđ") == {"Tài liệu kiểm chứng": 1}
    assert _groups(log_in("viewer"), "125/qđ") == {}


def test_a_plan_is_found_by_its_day_and_by_its_file(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = accept(read_in(monkeypatch, "kế hoạch"), by=officer)
    day = [f"{plan.issued_on:%d/%m/%Y}"] if plan.issued_on else []
    for text in (*day, plan.intake.name, fold(plan.title)):
        assert _groups(log_in("viewer"), text)["Kế hoạch"] == 1, text


def test_what_common_words_find_is_counted_to_a_thousand(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "MOST", 10)
    plan = factory.plan(officer, items=30)
    PlanItem.objects.filter(plan=plan, key="i2").update(folded="trong quy trinh noi bo cua ra soat")
    client = log_in("viewer")
    page = client.get("/tim/", {"tim": "quy trinh noi bo cua"}).content.decode()
    assert "/i2/" in page
    page = client.get("/tim/", {"tim": "ra soat"}).content.decode()
    assert "hơn 10</span>" in " ".join(page.split())
    assert re.search(r"Tìm thấy hơn \d+ kết quả", page), "the pages of help are counted, too"
    monkeypatch.setattr(groups, "MANY", 8)
    alone = client.get("/tim/", {"tim": "ra soat", "nhom": "nhiem-vu"}).content.decode()
    assert "Đang hiện 8 trong hơn 10" in alone


def test_search_asks_as_many_questions_for_many_as_for_few(officer: User) -> None:
    client = log_in("admin")
    factory.province(officer, items=2, departments=1, centrals=0, communes=1)
    few = queries(client, "/tim/?tim=mau")
    factory.plan(officer, items=40, number="13/KH-UBND")
    factory.more(factory.plan(officer, items=3, number="14/KH-UBND"), departments=3, communes=20)
    assert queries(client, "/tim/?tim=mau") == few
    assert few <= 30


def test_the_header_has_a_search_box_and_a_page_behind_it(officer: User) -> None:
    page = log_in("viewer").get("/ke-hoach/").content.decode()
    assert '<form class="site-search" method="get" action="/tim/" role="search"' in page


def test_what_was_typed_is_lit_whatever_its_accents() -> None:
    assert (
        marked("Rà soát <quy> trình", ["ra", "quy"]) == "<mark>Rà</mark> soát &lt;<mark>quy</mark>&gt; trình"
    )
    assert marked("Đề án", ["de"]) == "<mark>Đề</mark> án"
    long = "mở đầu " * 60 + "đích đến " + "kết thúc " * 60
    assert "<mark>đích</mark>" in marked(long, ["dich"])
    assert len(marked(long, ["dich"])) < 300


@given(
    st.text(max_size=300),
    st.lists(st.text("abcdeghi ", min_size=1, max_size=4).map(str.strip).filter(bool), max_size=4),
)
def test_lighting_changes_no_letter(text: str, words: list[str]) -> None:
    shown = unescape(marked(text, words).replace("<mark>", "").replace("</mark>", ""))
    assert shown.removeprefix("… ").removesuffix(" …") in text
