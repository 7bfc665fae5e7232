"""The provincial bodies of Tỉnh Mẫu: what is standard, what was before 2025, its units and associations."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.agencies.models import Agency, Succession
from cchc.shared.agencies.standard import Body

Kind, Move = Agency.Kind, Succession.Kind
SINCE = date(2004, 7, 1)
MARCH, JULY = date(2025, 3, 1), date(2025, 7, 1)
MARCH_DECISION = "Nghị quyết số 02/NQ-HĐND ngày 20/02/2025 của HĐND tỉnh"
JULY_DECISION = "Nghị quyết số 15/NQ-HĐND ngày 20/6/2025 của HĐND tỉnh"

# Codes of the standard bodies that began in 2025.
NEW_IN_MARCH = {"so-nong-nghiep-moi-truong", "so-dan-toc-ton-giao"}

FORMER = (
    Body("so-ke-hoach-dau-tu", "Sở Kế hoạch và Đầu tư", Kind.DEPARTMENT, "Sở KH&ĐT"),
    Body("so-lao-dong", "Sở Lao động - Thương binh và Xã hội", Kind.DEPARTMENT, "Sở LĐ-TB&XH"),
    Body("so-tai-nguyen-moi-truong", "Sở Tài nguyên và Môi trường", Kind.DEPARTMENT, "Sở TN&MT"),
    Body("so-nong-nghiep-ptnt", "Sở Nông nghiệp và Phát triển nông thôn", Kind.DEPARTMENT, "Sở NN&PTNT"),
    Body("so-giao-thong-van-tai", "Sở Giao thông vận tải", Kind.DEPARTMENT, "Sở GTVT"),
    Body("so-thong-tin-truyen-thong", "Sở Thông tin và Truyền thông", Kind.DEPARTMENT, "Sở TT&TT"),
    Body("ban-dan-toc", "Ban Dân tộc tỉnh", Kind.BOARD, "Ban Dân tộc"),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """Bodies that ended the day before `on`, and who goes on with their work."""

    olds: tuple[str, ...]
    news: tuple[str, ...]
    on: date = MARCH
    kind: Succession.Kind = Move.MERGE


MOVES = (
    Moved(("so-ke-hoach-dau-tu",), ("so-tai-chinh",)),
    Moved(("so-lao-dong",), ("so-noi-vu",)),
    Moved(("so-tai-nguyen-moi-truong", "so-nong-nghiep-ptnt"), ("so-nong-nghiep-moi-truong",)),
    Moved(("so-giao-thong-van-tai",), ("so-xay-dung",)),
    Moved(("so-thong-tin-truyen-thong",), ("so-khoa-hoc-cong-nghe",)),
    Moved(("ban-dan-toc",), ("so-dan-toc-ton-giao",), kind=Move.RENAME),
)

# Central agencies under another name until the end of June 2025: code → the name of then.
RENAMED = {
    "thue": "Cục Thuế tỉnh",
    "thong-ke": "Cục Thống kê tỉnh",
    "thi-hanh-an": "Cục Thi hành án dân sự tỉnh",
}

UNITS = (
    Body(
        "trung-tam-hanh-chinh-cong",
        "Trung tâm Phục vụ hành chính công tỉnh",
        Kind.UNIT,
        "TTPVHCC tỉnh",
        blocks=(),
    ),
    Body("truong-chinh-tri", "Trường Chính trị tỉnh", Kind.UNIT, blocks=()),
    Body("bao-dai", "Báo và Phát thanh, Truyền hình tỉnh", Kind.UNIT, "Báo và Đài PT-TH tỉnh", blocks=()),
    Body("trung-tam-chuyen-doi-so", "Trung tâm Chuyển đổi số tỉnh", Kind.UNIT, "Trung tâm CĐS", blocks=()),
)
UNDER = {"trung-tam-hanh-chinh-cong": "van-phong-ubnd", "trung-tam-chuyen-doi-so": "so-khoa-hoc-cong-nghe"}

ASSOCIATIONS = (
    Body(
        "mat-tran",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        Kind.ASSOCIATION,
        "UBMTTQ tỉnh",
        ("Mặt trận Tổ quốc tỉnh", "Ủy ban MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        blocks=(),
    ),
    Body("tinh-doan", "Tỉnh đoàn", Kind.ASSOCIATION, "", ("Đoàn TNCS Hồ Chí Minh tỉnh",), blocks=()),
    Body("hoi-phu-nu", "Hội Liên hiệp Phụ nữ tỉnh", Kind.ASSOCIATION, "Hội LHPN tỉnh", blocks=()),
    Body("lien-doan-lao-dong", "Liên đoàn Lao động tỉnh", Kind.ASSOCIATION, "LĐLĐ tỉnh", blocks=()),
    Body("hiep-hoi-doanh-nghiep", "Hiệp hội Doanh nghiệp tỉnh", Kind.ASSOCIATION, blocks=()),
    Body("lien-minh-htx", "Liên minh Hợp tác xã tỉnh", Kind.ASSOCIATION, "Liên minh HTX tỉnh", blocks=()),
)
