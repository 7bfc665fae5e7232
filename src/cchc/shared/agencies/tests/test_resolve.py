"""A document's words → agencies on a day, against Tỉnh Mẫu."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.shared.agencies import actions
from cchc.shared.agencies.actions import GroupData
from cchc.shared.agencies.book import Book, load_book
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.agencies.resolve import How, resolve
from cchc.web.site.demo.agencies import build

pytestmark = pytest.mark.django_db
NOW, THEN = date(2026, 1, 1), date(2024, 1, 1)


@pytest.fixture
def book() -> Book:
    build()
    return load_book()


def names(words: str, day: date, book: Book) -> list[str]:
    found = resolve(words, day, book)
    return [row.code for row in found.agencies] if found.is_settled else []


@pytest.mark.parametrize(
    ("words", "code", "how"),
    [
        ("Sở Nội vụ", "so-noi-vu", How.NAME),
        ("sở nội vụ tỉnh Mẫu", "so-noi-vu", How.NAME),
        ("Sở KH&CN", "so-khoa-hoc-cong-nghe", How.NAME),
        ("Sở KHCN", "so-khoa-hoc-cong-nghe", How.NAME),
        ("Giám đốc Sở Tài chính", "so-tai-chinh", How.NAME),
        ("VP UBND tỉnh", "van-phong-ubnd", How.NAME),
        ("UBND tỉnh", "tinh-mau", How.NAME),
        ("Ủy ban nhân dân tỉnh", "tinh-mau", How.NAME),
        ("STP", "so-tu-phap", How.SHORT),
        ("TTPVHCC tỉnh", "trung-tam-hanh-chinh-cong", How.NAME),
        ("Mặt trận Tổ quốc tỉnh", "mat-tran", How.ALIAS),
        ("UBND xã Khe Đá", "xa-khe-da", How.NAME),
        ("phường Sao Mai", "phuong-sao-mai", How.SHORT),
        ("UBND xa Khe Da", "xa-khe-da", How.NAME),
        ("Sở Kế hoạch và Đầu tư", "so-tai-chinh", How.SUCCESSOR),
        ("Sở TN&MT", "so-nong-nghiep-moi-truong", How.SUCCESSOR),
        ("Cục Thuế tỉnh", "thue", How.SUCCESSOR),
        ("Ban Dân tộc", "so-dan-toc-ton-giao", How.SUCCESSOR),
        ("UBND xã Bãi Trầu", "xa-bai-dau", How.SUCCESSOR),
        ("Bảo hiểm xãa hội tỉnh", "bao-hiem-xa-hoi", How.MISSPELT),
        ("Hiệp hội Doanh nghệp tỉnh", "hiep-hoi-doanh-nghiep", How.MISSPELT),
    ],
)
def test_one_agency(words: str, code: str, how: How, book: Book) -> None:
    found = resolve(words, NOW, book)
    assert [row.code for row in found.agencies] == [code]
    assert found.agencies[0].valid_to is None
    assert (found.how, found.doubtful) == (how, False)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " .,; ",
        "Bộ Tài chính",
        "Sở Nội vụ tỉnh Khác",
        "Sở Du lịch",
        "Sở",
        "huyện",
        "UBND",
        "UBND thành phố Mẫu",
        "UBND xã Khe Da",  # with other accents it is another commune
        "UBND xã Khê Đá",
        "UBND phường Khe Đá",
        "Hội Nhà báo tỉnh",
        "Tổ công tác theo Quyết định số 12/QĐ-UBND",
        "các doanh nghiệp",
        "Công an",
        "XYZ",
    ],
)
def test_nothing_is_settled_by_guessing(words: str, book: Book) -> None:
    assert not resolve(words, NOW, book).is_settled


@pytest.mark.parametrize(
    ("words", "key", "many"),
    [
        ("Các Sở, ban, ngành cấp tỉnh", "so-ban-nganh", 15),
        ("các sở", "cac-so", 12),
        ("Giám đốc các sở", "cac-so", 12),
        ("UBND cấp xã", "ubnd-cap-xa", 69),
        ("các xã, phường", "ubnd-cap-xa", 69),
        ("Chủ tịch UBND các xã, phường", "ubnd-cap-xa", 69),
        ("địa phương", "dia-phuong", 69),
        ("các cơ quan Trung ương đóng trên địa bàn tỉnh", "co-quan-trung-uong", 8),
        ("Các cơ quan chủ trì CCHC của tỉnh", "chu-tri-cchc", 6),
        ("các cơ quan, đơn vị, địa phương", "co-quan-don-vi-dia-phuong", 15 + 4 + 69),
    ],
)
def test_a_group_stands_for_its_members(words: str, key: str, many: int, book: Book) -> None:
    found = resolve(words, NOW, book)
    assert found.group
    assert (found.group.key, len(found.agencies), found.is_settled) == (key, many, True)


@pytest.mark.parametrize(
    ("words", "key", "many"),
    [
        ("các cơ quan, đơn vị liên quan", "so-nganh-don-vi", 19),
        ("Các Sở, ban, ngành cấp tỉnh có liên quan", "so-ban-nganh", 15),
        ("các cơ quan liên quan khác", "so-nganh-don-vi", 19),
        ("Các cơ quan được giao chủ trì", "so-nganh-don-vi", 19),
        ("các sở, ngành theo chức năng, nhiệm vụ", "so-ban-nganh", 15),
        ("các đơn vị được kiểm tra", "so-nganh-don-vi", 19),
        ("UBND các phường, xã có liên quan", "ubnd-cap-xa", 69),
    ],
)
def test_whom_it_concerns_stands_by_as_a_support_and_waits_as_a_lead(
    words: str, key: str, many: int, book: Book
) -> None:
    found = resolve(words, NOW, book)
    assert found.group
    assert (found.group.key, found.how, len(found.concerned)) == (key, How.CONCERNED, many)
    assert (found.agencies, found.is_settled, found.settles_support) == ((), False, True)


def test_a_group_may_always_ask(book: Book) -> None:
    Group.objects.filter(key="so-ban-nganh").update(when_concerned=Group.WhenConcerned.ASK)
    book = load_book()
    assert resolve("các sở, ban, ngành liên quan", NOW, book).how == How.RESTRICTED
    assert not resolve("các sở, ban, ngành liên quan", NOW, book).settles_support
    assert not resolve("Sở Nội vụ và các sở, ban, ngành liên quan", NOW, book).settles_support


@pytest.mark.parametrize(
    ("words", "agencies", "concerned"),
    [
        ("các sở, ban, ngành; UBND cấp xã", 15 + 69, 0),
        ("các sở, ban, ngành, UBND cấp xã", 15 + 69, 0),
        ("Sở Nội vụ, Sở Tài chính và UBND các xã, phường", 2 + 69, 0),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", 2, 0),
        ("Sở Nội vụ và các cơ quan, đơn vị liên quan", 1, 18),
        ("các sở, ban, ngành liên quan; UBND cấp xã", 69, 15),
        ("các sở, ban, ngành, UBND cấp xã liên quan", 0, 15 + 69),
        ("Sở Nội vụ, đơn vị tư vấn", 1, 0),
    ],
)
def test_several_names_in_one_string(words: str, agencies: int, concerned: int, book: Book) -> None:
    found = resolve(words, NOW, book)
    assert (found.how, len(found.agencies), len(found.concerned)) == (How.SEVERAL, agencies, concerned)
    assert found.is_settled == (not concerned)
    assert [row.code for row in found.agencies][:1] != ["so-van-hoa-the-thao"]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Nội vụ, Ban Chỉ đạo cải cách",  # a part that nobody knows
        "Sở Nội vụ và Công an",  # "Công an" may be any level's
        "Đảng ủy, HĐND, UBND cấp xã",
        "Sở Nội vụ, một số xã, phường",
        "các bộ, ngành, địa phương",
        "Sở Du lịch, Sở Nội vụ",
    ],
)
def test_several_names_of_which_one_is_not_sure_are_none(words: str, book: Book) -> None:
    found = resolve(words, NOW, book)
    assert not found.settles_support
    assert not found.parts


@pytest.mark.parametrize(
    "words", ["Đơn vị tư vấn", "tổ chức đào tạo, chứng nhận hệ thống", "các doanh nghiệp viễn thông"]
)
def test_who_is_outside_is_given_nothing_and_nobody_is_asked(words: str, book: Book) -> None:
    found = resolve(words, NOW, book)
    assert (found.is_outside, found.is_settled, found.agencies) == (True, False, ())


@pytest.mark.parametrize("words", ["Doanh nghiệp, Sở Du lịch", "đơn vị tư vấn của Sở Tài chính"])
def test_who_names_an_agency_is_not_outside(words: str, book: Book) -> None:
    assert not resolve(words, NOW, book).is_outside


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("UBND các xã thí điểm", "ubnd-cap-xa"),
        ("các cơ quan liên quan, địa phương thí điểm", "so-nganh-don-vi"),
        ("một số xã, phường", "ubnd-cap-xa"),
        ("UBND các xã đạt chuẩn nông thôn mới", "ubnd-cap-xa"),
    ],
)
def test_a_part_of_a_group_is_for_a_person_to_choose(words: str, key: str, book: Book) -> None:
    found = resolve(words, NOW, book)
    assert found.group
    assert (found.group.key, found.agencies, found.doubtful) == (key, (), True)
    assert found.candidates
    assert not found.settles_support


def test_groups_follow_the_day(book: Book) -> None:
    then, now = resolve("các địa phương", THEN, book), resolve("các địa phương", NOW, book)
    assert {row.kind for row in then.agencies} == {Agency.Kind.DISTRICT}
    assert {row.kind for row in now.agencies} == {Agency.Kind.COMMUNE}
    assert len(resolve("UBND các huyện, thị xã, thành phố", THEN, book).agencies) == 12
    gone = resolve("UBND cấp huyện", NOW, book)
    assert (gone.agencies, gone.doubtful, len(gone.candidates)) == ((), True, 69)


def test_a_district_of_then_is_itself_then_and_doubtful_now(book: Book) -> None:
    assert names("UBND huyện Suối Ngà", THEN, book) == ["huyen-suoi-nga"]
    now = resolve("UBND huyện Suối Ngà", NOW, book)
    assert (now.agencies, now.doubtful, now.how) == ((), True, How.SUCCESSOR)
    assert "xa-khe-da" in {row.code for row in now.candidates}


def test_a_name_of_days_to_come_is_nobody_yet(book: Book) -> None:
    assert names("Sở Nông nghiệp và Môi trường", THEN, book) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ngân hàng Nhà nước khu vực XII",
        "Ngân hàng Nhà nước khu vực XIV",
        "Trung tâm Hội nghị HĐND tỉnh",
        "Trường Trung học số 2",
    ],
)
def test_another_number_or_abbreviation_is_no_slip(words: str, book: Book) -> None:
    for code, name in (("n", "Ngân hàng Nhà nước khu vực XI"), ("t", "Trung tâm Hội nghị UBND tỉnh")):
        actions.create(code=code, name=name, kind="unit", valid_from=THEN, by=None)
    actions.create(code="s", name="Trường Trung học số 1", kind="unit", valid_from=THEN, by=None)
    found = resolve(words, NOW, load_book())
    assert found.agencies == ()
    assert [row.code for row in found.candidates] in ([], ["n"], ["t"], ["s"])
    assert names("Ngân hàng Nhà nưcớ khu vực XI", NOW, load_book()) == ["n"]


def test_two_communes_that_differ_by_accents_keep_apart(book: Book) -> None:
    for code, name in (("a", "UBND xã Tân An"), ("b", "UBND xã Tân Ấn")):
        actions.create(code=code, name=name, kind="commune", valid_from=THEN, by=None)
    book = load_book()
    assert names("UBND xã Tân An", NOW, book) == ["a"]
    assert names("Ủy ban nhân dân xã Tân Ấn", NOW, book) == ["b"]
    bare = resolve("UBND xa Tan An", NOW, book)
    assert (bare.agencies, {row.code for row in bare.candidates}) == ((), {"a", "b"})


def test_a_choice_made_once_is_remembered_and_follows_the_agency(book: Book) -> None:
    assert names("Đầu mối cải cách", NOW, book) == []
    actions.learn("Đầu mối cải cách", "so-noi-vu", by=None)
    actions.learn("Ban Thống kê cũ", "so-ke-hoach-dau-tu", by=None)
    actions.learn("các bên", Group.objects.get(key="so-ban-nganh"), by=None)
    book = load_book()
    assert names("đầu mối  cải cách", NOW, book) == ["so-noi-vu"]
    assert resolve("Ban Thống kê cũ", NOW, book).how == How.SUCCESSOR
    assert names("Ban Thống kê cũ", NOW, book) == ["so-tai-chinh"]
    assert len(names("các bên", NOW, book)) == 15


def test_a_choice_of_a_group_follows_the_day(book: Book) -> None:
    actions.learn("cơ sở", Group.objects.get(key="dia-phuong", valid_to=None), by=None)
    book = load_book()
    assert {row.kind for row in resolve("cơ sở", NOW, book).agencies} == {Agency.Kind.COMMUNE}
    assert {row.kind for row in resolve("cơ sở", THEN, book).agencies} == {Agency.Kind.DISTRICT}


def test_a_choice_goes_before_the_name(book: Book) -> None:
    actions.learn("Sở Ngoại vụ", "van-phong-ubnd", by=None)
    assert names("Sở Ngoại vụ", NOW, load_book()) == ["van-phong-ubnd"]


def test_a_group_without_members_on_the_day_is_for_a_person(book: Book) -> None:
    actions.save_group(None, GroupData("Tổ giúp việc", NOW, aliases=("tổ giúp việc",)), by=None)
    found = resolve("Tổ giúp việc", NOW, load_book())
    assert found.group
    assert (found.agencies, found.doubtful) == ((), True)


def test_the_book_is_loaded_in_a_constant_number_of_queries(book: Book) -> None:
    with CaptureQueriesContext(connection) as asked:
        book = load_book()
    with CaptureQueriesContext(connection) as later:
        for words in ("Sở Nội vụ", "các sở, ban, ngành", "Sở GTVT", "Sở Nội vụu"):
            resolve(words, NOW, book)
    assert (len(asked), len(later)) == (6, 0)


def test_a_nation_is_read_one_province_at_a_time() -> None:
    for code, name in (("42", "UBND tỉnh Một"), ("38", "UBND tỉnh Hai")):
        root = actions.create(code=code, name=name, kind="committee", valid_from=THEN, by=None)
        actions.create(
            code=f"{code}.nv", name="Sở Nội vụ", kind="department", valid_from=THEN, parent=root, by=None
        )
    assert names("Sở Nội vụ", NOW, load_book()) == []
    assert names("Sở Nội vụ", NOW, load_book(under="42")) == ["42.nv"]
    assert names("Sở Nội vụ tỉnh Hai", NOW, load_book(under="42")) == []
