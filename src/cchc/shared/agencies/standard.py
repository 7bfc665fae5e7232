"""What most provinces have: bodies, groups, other ways to say them. Suggestions; a province edits its own."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.agencies.models import Agency

Kind = Agency.Kind
TWO_TIERS = date(2025, 7, 1)  # since then province and commune; districts until the day before


@dataclass(frozen=True, slots=True)
class Body:
    """A provincial body; "tỉnh" at the end of a name becomes "thành phố" in a city."""

    code: str
    name: str
    kind: Kind
    short: str = ""
    aliases: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ("so-nganh",)


@dataclass(frozen=True, slots=True)
class GroupOf:
    """A group as it is proposed; `codes` are those of the bodies here."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    codes: tuple[str, ...] = ()
    since: date = date(2004, 1, 1)
    until: date | None = None
    note: str = ""
    outside: bool = False  # nobody of the administration: nothing is given to them


BODIES = (
    Body("van-phong-ubnd", "Văn phòng UBND tỉnh", Kind.OFFICE, "VP UBND tỉnh", ("VPUB tỉnh", "VPUBND")),
    Body("so-noi-vu", "Sở Nội vụ", Kind.DEPARTMENT, "SNV"),
    Body("so-tu-phap", "Sở Tư pháp", Kind.DEPARTMENT, "STP"),
    Body("so-tai-chinh", "Sở Tài chính", Kind.DEPARTMENT, "STC"),
    Body("so-cong-thuong", "Sở Công Thương", Kind.DEPARTMENT, "SCT"),
    Body("so-nong-nghiep-moi-truong", "Sở Nông nghiệp và Môi trường", Kind.DEPARTMENT, "Sở NN&MT"),
    Body("so-xay-dung", "Sở Xây dựng", Kind.DEPARTMENT, "SXD"),
    Body("so-khoa-hoc-cong-nghe", "Sở Khoa học và Công nghệ", Kind.DEPARTMENT, "Sở KH&CN"),
    Body("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch", Kind.DEPARTMENT, "Sở VHTT&DL"),
    Body("so-giao-duc", "Sở Giáo dục và Đào tạo", Kind.DEPARTMENT, "Sở GD&ĐT"),
    Body("so-y-te", "Sở Y tế", Kind.DEPARTMENT, "SYT"),
    Body("so-dan-toc-ton-giao", "Sở Dân tộc và Tôn giáo", Kind.DEPARTMENT, "Sở DT&TG"),
    Body("so-ngoai-vu", "Sở Ngoại vụ", Kind.DEPARTMENT, "SNgV"),
    Body("thanh-tra", "Thanh tra tỉnh", Kind.EQUIVALENT),
    Body(
        "ban-quan-ly-khu-kinh-te",
        "Ban Quản lý Khu kinh tế tỉnh",
        Kind.BOARD,
        "BQL Khu kinh tế",
        (
            "Ban Quản lý các Khu kinh tế",
            "Ban Quản lý Khu kinh tế và các Khu công nghiệp",
            "Ban Quản lý các Khu công nghiệp, khu kinh tế",
            "Ban Quản lý KKT",
        ),
    ),
)

CENTRAL = (
    Body("cong-an", "Công an tỉnh", Kind.CENTRAL, "CA tỉnh"),
    Body("quan-su", "Bộ Chỉ huy Quân sự tỉnh", Kind.CENTRAL, "BCHQS tỉnh"),
    Body("thue", "Thuế tỉnh", Kind.CENTRAL, "", ("Cơ quan Thuế tỉnh",)),
    Body("bao-hiem-xa-hoi", "Bảo hiểm xã hội tỉnh", Kind.CENTRAL, "BHXH tỉnh"),
    Body("kho-bac", "Kho bạc Nhà nước tỉnh", Kind.CENTRAL, "KBNN tỉnh"),
    Body("thi-hanh-an", "Thi hành án dân sự tỉnh", Kind.CENTRAL, "THADS tỉnh"),
    Body("thong-ke", "Thống kê tỉnh", Kind.CENTRAL),
    Body("ngan-hang", "Ngân hàng Nhà nước chi nhánh tỉnh", Kind.CENTRAL, "NHNN chi nhánh tỉnh"),
)

STANDARD = (*BODIES, *CENTRAL)

_HEADED = (Kind.OFFICE, Kind.DEPARTMENT, Kind.BOARD, Kind.EQUIVALENT)
GROUPS = (
    GroupOf(
        "so-ban-nganh",
        "Các sở, ban, ngành cấp tỉnh",
        (
            "sở, ban, ngành",
            "sở, ngành",
            "sở, ban",
            "sở, ngành cấp tỉnh",
            "các ban, ngành",
            "các cơ quan hành chính thuộc UBND tỉnh",
            "ban, ngành cấp tỉnh",
            "các ngành cấp tỉnh",
            "các cơ quan chuyên môn thuộc UBND tỉnh",
            "các cơ quan chuyên môn, cơ quan hành chính khác thuộc UBND tỉnh",
            "các sở, ban, ngành, cơ quan thuộc UBND tỉnh",
            "các cơ quan chuyên môn cấp tỉnh",
            "các cơ quan hành chính cấp tỉnh",
        ),
        _HEADED,
        note="Văn phòng UBND tỉnh, các sở, ban và cơ quan ngang sở.",
    ),
    GroupOf("cac-so", "Các sở", ("các sở cấp tỉnh", "các sở thuộc UBND tỉnh"), (Kind.DEPARTMENT,)),
    GroupOf(
        "so-nganh-don-vi",
        "Các sở, ngành, đơn vị cấp tỉnh",
        (
            "sở, ngành, đơn vị",
            "sở, ban, ngành, đơn vị",
            "các cơ quan, đơn vị",
            "cơ quan, đơn vị",
            "các cơ quan, đơn vị cấp tỉnh",
            "các cơ quan cấp tỉnh",
            "các cơ quan",
            "các đơn vị",
            "cơ quan, ban, ngành",
            "các ngành, đơn vị",
            "các ban, ngành, đơn vị",
            "cơ quan, tổ chức, đơn vị",
            "các sở, ban, ngành, đơn vị sự nghiệp công lập",
            "các sở, ban, ngành, đơn vị sự nghiệp",
            "các sở, ban, ngành, đơn vị sự nghiệp công lập trực thuộc UBND tỉnh",
            "các cơ quan chuyên môn, đơn vị sự nghiệp thuộc UBND tỉnh",
        ),
        (*_HEADED, Kind.UNIT),
        note="Các sở, ban, ngành và đơn vị sự nghiệp thuộc tỉnh.",
    ),
    GroupOf(
        "co-quan-don-vi-dia-phuong",
        "Các cơ quan, đơn vị, địa phương",
        (
            "cơ quan, đơn vị, địa phương",
            "các cơ quan, địa phương, đơn vị",
            "các ngành, địa phương",
            "các sở, ngành, địa phương",
            "các sở, ban, ngành, địa phương",
            "các sở, ngành, đơn vị, địa phương",
            "các sở, ban, ngành, đơn vị, địa phương",
            "các đơn vị, địa phương",
            "các cơ quan, địa phương",
        ),
        (*_HEADED, Kind.UNIT, Kind.COMMUNE),
        since=TWO_TIERS,
        note="Các sở, ban, ngành, đơn vị sự nghiệp thuộc tỉnh và UBND cấp xã.",
    ),
    GroupOf(
        "co-quan-don-vi-dia-phuong",
        "Các cơ quan, đơn vị, địa phương",
        (),
        (*_HEADED, Kind.UNIT, Kind.DISTRICT),
        until=date(2025, 6, 30),
        note="Khi còn cấp huyện: các sở, ban, ngành, đơn vị sự nghiệp thuộc tỉnh và UBND cấp huyện.",
    ),
    GroupOf(
        "ubnd-cap-xa",
        "UBND cấp xã",
        (
            "các xã, phường",
            "UBND các xã, phường",
            "UBND xã, phường",
            "UBND các xã",
            "UBND các phường, xã",
            "các phường, xã",
            "UBND các xã, phường, đặc khu",
            "các xã, phường, đặc khu",
            "UBND các xã, phường, thị trấn",
            "các xã, phường, thị trấn",
            "UBND xã, phường, thị trấn",
            "UBND xã, thị trấn",
            "cấp xã",
            "chính quyền cấp xã",
            "chính quyền địa phương cấp xã",
            "HĐND, UBND cấp xã",
            "các đơn vị hành chính cấp xã",
        ),
        (Kind.COMMUNE,),
    ),
    GroupOf(
        "dia-phuong",
        "Các địa phương",
        ("địa phương", "UBND các địa phương", "chính quyền địa phương"),
        (Kind.COMMUNE,),
        since=TWO_TIERS,
        note="Theo mô hình chính quyền địa phương hai cấp: UBND cấp xã.",
    ),
    GroupOf(
        "dia-phuong",
        "Các địa phương",
        (),
        (Kind.DISTRICT,),
        until=date(2025, 6, 30),
        note="Khi còn cấp huyện: UBND cấp huyện.",
    ),
    GroupOf(
        "ubnd-cap-huyen",
        "UBND cấp huyện",
        (
            "UBND các huyện, thị xã, thành phố",
            "UBND các huyện, thành phố, thị xã",
            "UBND các huyện, thị xã",
            "UBND các huyện, thành phố",
            "UBND huyện, thị xã, thành phố",
            "UBND huyện, thành phố, thị xã",
            "UBND các quận, huyện",
            "UBND các huyện",
            "các huyện, thị xã, thành phố",
            "các huyện, thành phố, thị xã",
            "huyện, thị xã, thành phố",
            "các huyện, thành phố",
            "các huyện",
            "cấp huyện",
        ),
        (Kind.DISTRICT,),
        until=date(2025, 6, 30),
    ),
    GroupOf(
        "co-quan-trung-uong",
        "Các cơ quan Trung ương đóng trên địa bàn tỉnh",
        (
            "các cơ quan Trung ương",
            "cơ quan Trung ương trên địa bàn",
            "các cơ quan Trung ương trên địa bàn tỉnh",
            "cơ quan Trung ương đóng trên địa bàn",
            "các cơ quan ngành dọc",
            "các cơ quan ngành dọc đóng trên địa bàn tỉnh",
            "các cơ quan ngành dọc trên địa bàn tỉnh",
            "các cơ quan, đơn vị Trung ương đóng trên địa bàn tỉnh",
            "các đơn vị Trung ương đóng trên địa bàn",
            "cơ quan thuộc ngành dọc tại địa phương",
            "cơ quan ngành dọc Trung ương đóng trên địa bàn tỉnh",
        ),
        (Kind.CENTRAL,),
    ),
    GroupOf(
        "chu-tri-cchc",
        "Các cơ quan chủ trì các lĩnh vực CCHC của tỉnh",
        (
            "các cơ quan chủ trì CCHC",
            "các cơ quan chủ trì lĩnh vực CCHC",
            "các cơ quan chủ trì các lĩnh vực cải cách hành chính",
            "các cơ quan chủ trì cải cách hành chính",
            "các sở, ngành chủ trì lĩnh vực CCHC",
            "các sở, ngành chủ trì các lĩnh vực CCHC",
            "các cơ quan chủ trì nội dung CCHC",
            "các cơ quan phụ trách lĩnh vực CCHC",
            "các sở chủ trì CCHC",
        ),
        codes=(
            "van-phong-ubnd",
            "so-noi-vu",
            "so-tu-phap",
            "so-tai-chinh",
            "so-khoa-hoc-cong-nghe",
            "so-van-hoa",
        ),
    ),
    GroupOf(
        "don-vi-su-nghiep",
        "Các đơn vị sự nghiệp công lập",
        (
            "đơn vị sự nghiệp",
            "các đơn vị sự nghiệp trực thuộc",
            "các đơn vị sự nghiệp công lập trực thuộc UBND tỉnh",
            "các đơn vị sự nghiệp công",
        ),
        (Kind.UNIT,),
    ),
    GroupOf(
        "hoi-doan-the",
        "Mặt trận Tổ quốc, các hội, đoàn thể cấp tỉnh",
        (
            "các hội, đoàn thể",
            "các đoàn thể",
            "các tổ chức chính trị - xã hội",
            "các tổ chức đoàn thể",
            "Mặt trận Tổ quốc và các đoàn thể",
            "Ủy ban MTTQ và các tổ chức chính trị - xã hội",
            "các tổ chức hội, đoàn thể",
        ),
        (Kind.ASSOCIATION,),
    ),
    GroupOf(
        "hoi-dong-tham-dinh-cchc",
        "Thành viên Hội đồng thẩm định Chỉ số CCHC",
        ("thành viên HĐTĐ", "thành viên Hội đồng thẩm định", "Hội đồng thẩm định", "HĐTĐ"),
        note="Ghi mã các cơ quan có thành viên theo quyết định thành lập Hội đồng; để trống thì chọn khi giao việc.",
    ),
    GroupOf(
        "ngoai-he-thong",
        "Tổ chức, cá nhân ngoài hệ thống hành chính của tỉnh",
        (
            "đơn vị tư vấn",
            "tổ chức tư vấn",
            "nhà thầu",
            "chuyên gia",
            "tổ chức đào tạo",
            "cơ sở đào tạo",
            "tổ chức chứng nhận",
            "tổ chức đánh giá, chứng nhận",
            "doanh nghiệp",
            "người dân",
            "cá nhân, tổ chức",
            "tổ chức, cá nhân",
        ),
        note="Văn bản nêu họ cùng thực hiện nhưng không giao việc cho họ trong hệ thống; tên bắt đầu bằng các cách gọi "
        "này thì không phải chờ ai chọn.",
        outside=True,
    ),
)
