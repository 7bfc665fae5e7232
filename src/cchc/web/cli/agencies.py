"""`cchc agencies …`: the list of provinces, and one of them taken in."""

import click

from cchc.web.cli.language import tr
from cchc.web.cli.operate import start_django, stop


@click.group(
    help=tr("Danh mục cơ quan: đưa tỉnh, thành phố với các xã, phường vào hệ thống."),
    options_metavar=tr("[TÙY CHỌN]"),
    subcommand_metavar=tr("LỆNH [THAM SỐ]..."),
)
def agencies() -> None:
    """The root of these commands."""


@agencies.command("provinces", help=tr("Liệt kê mã và tên 34 tỉnh, thành phố."))
def list_provinces() -> None:
    start_django()
    from cchc.shared.agencies.provinces import communes, provinces

    for place in provinces().values():
        click.echo(f"{place.code}  {place.name} ({len(communes(place.code))})")


@agencies.command(
    "load-province",
    help=tr("Đưa một tỉnh, thành phố vào: UBND, các xã, phường, địa giới. Chạy lại không tạo trùng."),
)
@click.argument("code", metavar=tr("MÃ"))
@click.option(
    "--departments",
    is_flag=True,
    help=tr("Thêm các sở, ban, ngành và cơ quan Trung ương thường có; sửa lại cho đúng trên trang Cơ quan."),
)
def load_province(code: str, departments: bool) -> None:
    start_django()
    from cchc.shared.agencies import actions
    from cchc.shared.agencies.errors import Refused
    from cchc.shared.agencies.standard import STANDARD

    try:
        loaded = actions.load_province(
            code, bodies=[body.code for body in STANDARD] if departments else (), by=None
        )
    except Refused as error:
        stop(str(error))
    click.echo(
        tr(
            "Đã thêm %(agencies)s cơ quan và %(drawn)s địa giới.",
            agencies=loaded.agencies,
            drawn=loaded.boundaries,
        )
    )
