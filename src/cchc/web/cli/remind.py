"""`cchc remind`: the digests of one day, as the worker makes and sends them by itself."""

from datetime import datetime

import click

from cchc.web.cli.language import tr
from cchc.web.cli.operate import start_django


@click.command(
    help=tr(
        "Gửi nhắc việc của một ngày ngay bây giờ. Tiến trình nền tự làm mỗi ngày; chạy lại không gửi hai lần."
    )
)
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help=tr("Ngày, ví dụ 2026-11-23; bỏ trống: hôm nay."),
)
def remind(day: datetime | None) -> None:
    start_django()
    from django.utils import timezone

    from cchc.web.site.reminders.run import turn

    made, done = turn(now=timezone.now(), day=day.date() if day else timezone.localdate())
    click.echo(tr("Đã lập %(made)d bản nhắc việc, gửi %(sent)d.", made=made, sent=done.sent))
    if done.dropped:
        click.echo(tr("  %(count)d bản không còn gì để nhắc.", count=done.dropped))
    if done.kept:
        click.echo(tr("  %(count)d thư đang giữ, chưa gửi vì chưa đặt CCHC_MAIL_URL.", count=done.kept))
    if done.later or done.failed:
        click.echo(
            tr(
                "  %(later)d thư sẽ gửi lại, %(failed)d thư không gửi được:",
                later=done.later,
                failed=done.failed,
            )
        )
        for problem in sorted(set(done.problems)):
            click.echo(f"    {problem}")
