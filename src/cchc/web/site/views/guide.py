"""Help: short pages, each about one thing that a person wants to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.roles import ROLES

TOPICS: dict[str, str | Promise] = {
    "nhan-van-ban": _("Nhận và đọc một văn bản"),
    "ra-soat": _("Rà soát kết quả đọc"),
    "ke-hoach": _("Dùng kế hoạch đã chấp nhận"),
    "co-quan": _("Danh mục cơ quan và nhóm cơ quan"),
    "giao-viec": _("Giao việc cho các cơ quan"),
    "tien-do": _("Cập nhật, xác nhận tiến độ"),
    "ke-hoach-co-quan": _("Lập, trình, duyệt kế hoạch của cơ quan"),
    "dieu-chinh": _("Điều chỉnh kế hoạch, bàn giao việc trong năm"),
    "dieu-hanh": _("Xem cả tỉnh trên một trang, tìm kiếm"),
    "nhac-viec": _("Nhắc việc và lịch"),
    "tai-khoan": _("Tài khoản, xác thực hai bước, ủy quyền"),
    "nguoi-dung": _("Người dùng và vai trò"),
    "chuong-trinh-bo-tro": _("Cài chương trình bổ trợ"),
}

ABOUT = (  # the first that an address begins with
    ("/viec/ke-hoach-co-quan/", "ke-hoach-co-quan"),
    ("/viec/dieu-chinh/", "dieu-chinh"),
    ("/viec/giao/", "giao-viec"),
    ("/viec/lich/", "nhac-viec"),
    ("/viec/", "tien-do"),
    ("/dieu-hanh/", "dieu-hanh"),
    ("/linh-vuc/", "dieu-hanh"),
    ("/ke-hoach/tai-len/", "nhan-van-ban"),
    ("/ke-hoach/tiep-nhan/", "ra-soat"),
    ("/ke-hoach/", "ke-hoach"),
    ("/co-quan/", "co-quan"),
    ("/thong-bao/", "nhac-viec"),
    ("/tai-khoan/nhac-viec/", "nhac-viec"),
    ("/tai-khoan/lich/", "nhac-viec"),
    ("/tai-khoan/nguoi-dung/", "nguoi-dung"),
    ("/tai-khoan/", "tai-khoan"),
    ("/he-thong/", "chuong-trinh-bo-tro"),
)


def about(path: str) -> str:
    """The topic that tells of the page at this address; empty if none does."""
    if path == "/":
        return "tien-do"
    return next((slug for start, slug in ABOUT if path.startswith(start)), "")


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "site/help/index.html", {"topics": TOPICS})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in TOPICS:
        raise Http404(slug)
    return render(request, f"site/help/{slug}.html", {"name": TOPICS[slug], "roles": ROLES.values()})
