"""Cells of agencies as plans write them, and the names that stand in them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading.agencies import (
    Roles,
    is_group,
    mentions,
    names_nobody,
    roles_in_prose,
    same_agency,
    spellings,
    split_agencies,
)
from cchc.pure.reading.agencies.vocabulary import DEPARTMENTS
from cchc.pure.reading.text import fold

GOLD = Path(__file__).resolve().parents[7] / "shared" / "gold"

CELLS = """
Sở: Tài chính, Tư pháp, Khoa học và Công nghệ | Sở Tài chính | Sở Tư pháp | Sở Khoa học và Công nghệ
các Sở: Tài chính, Tư pháp; Văn phòng UBND tỉnh | Sở Tài chính | Sở Tư pháp | Văn phòng UBND tỉnh
Các Sở, ngành: Nội vụ, Văn hóa, Thể thao và Du lịch, Văn phòng UBND tỉnh, Y tế | Sở Nội vụ | Sở Văn hóa, Thể thao và Du lịch | Văn phòng UBND tỉnh | Sở Y tế
Các Sở (Tài chính, Nội vụ) và UBND cấp xã | Sở Tài chính | Sở Nội vụ | UBND cấp xã
Sở Nội vụ, Tài chính, Tư pháp | Sở Nội vụ | Sở Tài chính | Sở Tư pháp
các Sở Tài chính, Nội vụ và UBND cấp xã | Sở Tài chính | Sở Nội vụ | UBND cấp xã
UBND các xã: Tân Mẫu, Hòa Mẫu | UBND xã Tân Mẫu | UBND xã Hòa Mẫu
Sở KH&CN, Sở KHCN, Sở KH & CN | Sở Khoa học và Công nghệ | Sở Khoa học và Công nghệ | Sở Khoa học và Công nghệ
Sở TT&TT; Sở TTTT | Sở Thông tin và Truyền thông | Sở Thông tin và Truyền thông
Sở NN&MT, BQL KKT, CA tỉnh, BHXH tỉnh | Sở Nông nghiệp và Môi trường | Ban Quản lý Khu kinh tế | Công an tỉnh | Bảo hiểm xã hội tỉnh
Sở VH,TT&DL; Sở GD và ĐT | Sở Văn hóa, Thể thao và Du lịch | Sở Giáo dục và Đào tạo
Sở VH, TT và DL; Sở LĐ - TB & XH | Sở Văn hóa, Thể thao và Du lịch | Sở Lao động - Thương binh và Xã hội
Sở Văn hoá - Thể thao - Du lịch; Sở Khoa học, Công nghệ | Sở Văn hóa, Thể thao và Du lịch | Sở Khoa học và Công nghệ
Các sở: TC, NV, KHCN; UBND cấp xã | Sở Tài chính | Sở Nội vụ | Sở Khoa học và Công nghệ | UBND cấp xã
Sở Nội vụ - Cơ quan thường trực CCHC của tỉnh; Công an tỉnh | Sở Nội vụ | Công an tỉnh
UBND các huyện, thị, thành phố; Đài PT-TH tỉnh | UBND các huyện, thị, thành phố | Đài Phát thanh và Truyền hình tỉnh
Các trường: Đại học, Cao đẳng trên địa bàn | Các trường: Đại học, Cao đẳng trên địa bàn
UBND các xã, phường, đặc khu và đơn vị liên quan | UBND các xã, phường, đặc khu | đơn vị liên quan
Văn phòng HĐND - UBND xã; Phòng Kinh tế, Hạ tầng và Đô thị | Văn phòng HĐND - UBND xã | Phòng Kinh tế, Hạ tầng và Đô thị
Văn phòng Sở, các Vụ, Cục | Văn phòng Sở | các Vụ, Cục
VPUBND tỉnh, VP UBND tỉnh | Văn phòng UBND tỉnh | Văn phòng UBND tỉnh
UBND TP Mẫu, UBND TX Mẫu | UBND thành phố Mẫu | UBND thị xã Mẫu
UBND thành phố Mẫu, thị xã Mới | UBND thành phố Mẫu | UBND thị xã Mới
UBND cấp huyện và cấp xã | UBND cấp huyện | UBND cấp xã
HĐND, UBND cấp xã | HĐND cấp xã | UBND cấp xã
Các sở, ban, ngành cấp tỉnh, UBND các xã, phường | Các sở, ban, ngành cấp tỉnh | UBND các xã, phường
Địa phương, sở, ban ngành có liên quan | Địa phương | sở, ban ngành có liên quan
UBND các huyện, thị xã, thành phố | UBND các huyện, thị xã, thành phố
Các sở, ban, ngành cấp tỉnh, Báo và Đài Mẫu | Các sở, ban, ngành cấp tỉnh | Báo và Đài Mẫu
Báo và Phát thanh, Truyền hình tỉnh | Báo và Phát thanh, Truyền hình tỉnh
Báo và Đài Phát thanh - Truyền hình tỉnh | Báo và Đài Phát thanh - Truyền hình tỉnh
Văn phòng Đoàn ĐBQH và HĐND tỉnh, Sở Nội vụ | Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh | Sở Nội vụ
Sở Công thương/Sở Tài Chính | Sở Công Thương | Sở Tài chính
Sở Nội vụ Sở Tài chính | Sở Nội vụ | Sở Tài chính
Bộ Nội vụ Bộ Khoa học và Công nghệ, Bộ Tài chính | Bộ Nội vụ | Bộ Khoa học và Công nghệ | Bộ Tài chính
Bộ Tư lệnh Bộ đội Biên phòng; Văn phòng Bộ, Thanh tra Bộ | Bộ Tư lệnh Bộ đội Biên phòng | Văn phòng Bộ | Thanh tra Bộ
VTV, VOV, TTXVN, các địa phương | VTV | VOV | TTXVN | các địa phương
UBND các xã, phường trực tiếp triển khai tại cơ sở. Sở Y tế hướng dẫn, kiểm tra | UBND các xã, phường | Sở Y tế
Sở Nội vụ - GĐ Lê Văn Mẫu; SĐT: 0900000000 | Sở Nội vụ
đ/c Mẫu | đ/c Mẫu
Sở Sở Khoa học và công nghệ | Sở Khoa học và Công nghệ
VP UBND tỉnh các cơ quan liên quan | Văn phòng UBND tỉnh | các cơ quan liên quan
Chi cục QLTT& Đơn vị Mẫu | Chi cục Quản lý thị trường | Đơn vị Mẫu
5.1. Trung tâm Mẫu | Trung tâm Mẫu
1. Sở Nội vụ 2. Sở Tài chính | Sở Nội vụ | Sở Tài chính
- Sở Nội vụ - UBND các xã, phường | Sở Nội vụ | UBND các xã, phường
Sở Tài chính (đối với đơn vị (SNCL) cấp tỉnh); UBND cấp xã | Sở Tài chính | UBND cấp xã
Sở Nội vụ chủ trì đối với mô hình; Sở Tài chính chủ trì đối với kinh phí | Sở Nội vụ | Sở Tài chính
Sở Nội vụ cho ý kiến/ trình cấp có thẩm quyền quyết định | Sở Nội vụ
Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và UBND cấp xã triển khai | Sở Nội vụ | Sở Tài chính | UBND cấp xã
Các cơ quan được giao chủ trì | Các cơ quan được giao chủ trì
Tổ công tác triển khai Đề án 06; Sở Nội vụ | Tổ công tác triển khai Đề án 06 | Sở Nội vụ
tổ chức kiểm định, đánh giá chất lượng | tổ chức kiểm định, đánh giá chất lượng
Không |
... |
"""


@pytest.mark.parametrize("line", CELLS.strip("\n").splitlines())
def test_splits_cells(line: str) -> None:
    cell, *names = (part.strip() for part in line.split("|"))
    assert split_agencies(cell) == tuple(name for name in names if name)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Khoa học và\nCông nghệ", ("Sở Khoa học và Công nghệ",)),
        ("Các sở, ban,\nngành; UBND các\nxã, phường", ("Các sở, ban, ngành", "UBND các xã, phường")),
        ("Văn phòng\nUBND tỉnh", ("Văn phòng UBND tỉnh",)),
        ("Sở Tài chính\nSở Nội vụ", ("Sở Tài chính", "Sở Nội vụ")),
        ("UBND xã trực tiếp triển khai tại địa bàn\nSở Y tế cung cấp dữ liệu", ("UBND xã", "Sở Y tế")),
        ("- GĐ Lê Văn Mẫu; SĐT: 0900000000\n- Phòng Chính sách:\n+ PTPPT Lê Thị Mẫu", ("Phòng Chính sách",)),
        ("- Sở Tài chính\n- Các cơ quan liên quan", ("Sở Tài chính", "Các cơ quan liên quan")),
        (None, ()),
        ("", ()),
    ],
)
def test_line_breaks_are_borders_or_wraps(cell: str | None, names: tuple[str, ...]) -> None:
    assert split_agencies(cell) == names


def test_groups_and_single_agencies() -> None:
    for group in ("Các sở, ban, ngành", "Sở ngành", "sở, ban ngành có liên quan", "UBND cấp xã", "UBND các xã, phường", "Ủy ban nhân dân các xã", "Giám đốc các sở", "đơn vị sự nghiệp", "Địa phương"):  # fmt: skip
        assert is_group(group), group
    for single in ("Sở Nội vụ", "Sở KH&CN", "UBND tỉnh", "Văn phòng UBND tỉnh", "Ban Pháp chế HĐND tỉnh", "Liên hiệp các Hợp tác xã", "Trung tâm Mẫu", "UBND xã Tân Mẫu"):  # fmt: skip
        assert not is_group(single), single


def test_names_that_name_nobody() -> None:
    for name in (
        "Các cơ quan được giao chủ trì",
        "các cơ quan liên quan",
        "đơn vị liên quan.",
        "Cơ quan, đơn vị có liên quan khác",
    ):
        assert names_nobody(name), name
    for name in (
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "Các cơ quan, đơn vị, địa phương",
        "Các cơ quan chủ trì CCHC của tỉnh",
    ):
        assert not names_nobody(name), name


def test_one_agency_in_many_spellings() -> None:
    assert same_agency("Sở KHCN", "Sở khoa học và công nghệ")
    assert same_agency("Sở Văn hoá - Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch")
    assert same_agency("Ủy ban nhân dân cấp xã", "UBND cấp xã")
    assert not same_agency("Sở Nội vụ", "Sở Ngoại vụ")
    assert spellings(["Sở KHCN", "Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Nội vụ"]) == (
        ("Sở KHCN", "Sở Khoa học và Công nghệ"),
    )
    assert spellings(["Các sở, ban, ngành", "các Sở, ban, ngành"]) == ()


def test_mentions_keep_the_words_and_give_the_name() -> None:
    found = mentions("Sở KHCN phối hợp với Sở Văn hoá, Thể thao và Du lịch và Sở Khoa học và Công nghệ.")
    assert [(m.written, m.name) for m in found] == [
        ("Sở KHCN", "Sở Khoa học và Công nghệ"),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
    ]


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính, Sở Y tế", "Sở Nội vụ", "Sở Tài chính, Sở Y tế"),
        (
            "Cơ quan chủ trì: Sở Tư pháp. Cơ quan phối hợp: các sở; UBND cấp xã.",
            "Sở Tư pháp",
            "các sở; UBND cấp xã",
        ),
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và UBND cấp xã",
            "Sở Nội vụ",
            "Sở Tài chính và UBND cấp xã",
        ),
        ("Giao Sở Nội vụ chủ trì, phối hợp với các sở thực hiện trong năm", "Sở Nội vụ", "các sở"),
        ("Sở Nội vụ chủ trì; các sở, ngành phối hợp", "Sở Nội vụ", "các sở, ngành"),
        ("Phòng Kinh tế chủ trì, phối hợp Văn phòng Mẫu", "Phòng Kinh tế", "Văn phòng Mẫu"),
        ("Sở Nội vụ là cơ quan chủ trì, các sở ngành phối hợp", "Sở Nội vụ", "các sở ngành"),
        ("Sở Nội vụ (chủ trì); Sở Tài chính (phối hợp)", "Sở Nội vụ", "Sở Tài chính"),
        ("Ban Mẫu (Văn phòng Mẫu phối hợp)", "Ban Mẫu", "Văn phòng Mẫu"),
        ("Sở Nội vụ phối hợp với Sở Tài chính", "Sở Nội vụ", "Sở Tài chính"),
        ("Các cơ quan được giao chủ trì", "Các cơ quan được giao chủ trì", None),
        ("Phối hợp: Sở Nội vụ", None, "Sở Nội vụ"),
        ("Sở Nội vụ", "Sở Nội vụ", None),
        ("", None, None),
    ],
)
def test_roles_in_prose(text: str, lead: str | None, support: str | None) -> None:
    assert roles_in_prose(text) == Roles(lead, support)


letters = st.text(max_size=300) | st.text(
    alphabet="SởUBND cácxãphường,;/&-và:()\nNộivụ chủtrìphốihợpvới.1", max_size=300
)


@given(letters)
@settings(max_examples=400, deadline=None)
def test_never_raises(text: str) -> None:
    for name in split_agencies(text):
        assert name.strip() == name
        assert name
        is_group(name)
        names_nobody(name)
    roles_in_prose(text)
    mentions(text)


def test_a_long_text_is_split_in_no_time() -> None:
    for part in ("Sở Nội vụ, ", "các Sở: ", "(", "()", "a, ", "Sở ", " và ", "chủ trì ", "- "):
        split_agencies(part * 20_000)
        roles_in_prose(part * 20_000)


NAMES = [f"Sở {name}" for name in DEPARTMENTS] + [
    "Văn phòng UBND tỉnh",
    "Thanh tra tỉnh",
    "Công an tỉnh",
    "UBND cấp xã",
    "UBND các xã, phường",
    "Các sở, ban, ngành cấp tỉnh",
    "các cơ quan, đơn vị liên quan",
    "Báo và Phát thanh, Truyền hình tỉnh",
]


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=6),
    st.sampled_from(["; ", ", ", " và ", "\n- ", "\n", ";"]),
)
def test_what_is_joined_is_split_again(names: list[str], mark: str) -> None:
    assert split_agencies(mark.join(names)) == tuple(names)


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
    st.sampled_from(["", "Giao ", "1. ", "- ", "Chủ trì: "]),
)
def test_no_word_of_a_name_is_lost(names: list[str], before: str) -> None:
    kept = fold(" ".join(split_agencies(before + "; ".join(names)))).split()
    assert sorted(kept) == sorted(fold(" ".join(names)).split())


@pytest.mark.skipif(not GOLD.is_dir(), reason="no checked annotations beside the project")
@pytest.mark.parametrize("name", ["000", "001", "002", "003"])
def test_checked_documents(name: str) -> None:
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    cells = [
        (cell["text"], [atom["text"] for atom in cell["atoms"]]) for cell in gold.get("agency_splits", [])
    ]
    for row in [*gold["appendix"], *gold.get("narrative_tasks", [])]:
        cells += [
            (row[f"{role}_text"], row[f"{role}_atoms"])
            for role in ("lead", "support")
            if row.get(f"{role}_atoms")
        ]
    assert cells
    for cell, atoms in cells:
        got = split_agencies(cell)
        wanted = ["UBND cấp xã" if atom == "cấp xã" else atom for atom in atoms]
        assert len(got) == len(wanted), cell
        assert all(same_agency(a, b) for a, b in zip(got, wanted, strict=True)), cell
        assert split_agencies("; ".join(got)) == got
