"""A one-time link from the server itself: for the first administrator, and for the last one who is locked out."""

import click

from cchc.web.cli.language import tr
from cchc.web.cli.operate import start_django, stop


@click.command(
    help=tr(
        "In đường dẫn dùng một lần để một người đặt lại mật khẩu. Dùng khi không còn ai vào được để gửi lời mời."
    )
)
@click.argument("username", metavar=tr("TÊN_ĐĂNG_NHẬP"))
@click.option(
    "--reset-second-factor",
    is_flag=True,
    help=tr("Bỏ luôn xác thực hai bước (mất điện thoại và mã dự phòng)."),
)
def invite(username: str, reset_second_factor: bool) -> None:
    start_django()
    from django.conf import settings

    from cchc.shared.accounts.actions import note_invitation, reset_factors
    from cchc.shared.accounts.models import User
    from cchc.shared.accounts.tokens import path_for

    user = User.objects.filter(username__iexact=username, is_active=True).first()
    if user is None:
        stop(tr("Không có tài khoản đang dùng nào tên %(name)s.", name=username))
    if reset_second_factor:
        reset_factors(user, by=None)
    note_invitation(user, by=None, shown=True)
    click.echo(settings.ADDRESS + path_for(user))
