"""Commands for who keeps an installation: each loads Django only when it runs."""

import gc
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from cchc.web.cli.language import language, tr

WELL, UNWELL = 0, 1
# The keys of accounts.roles.ROLES, here so that the help needs no Django (a test compares them).
ROLES = (
    *("admin", "standing", "leader", "field", "agency_leader"),
    *("focal", "appraiser", "inspector", "viewer"),
)


def start_django() -> None:
    """Loads settings and models, and speaks the language of the command line."""
    # Models and migrations stay: the collector's looking at them again and again cost a tenth.
    gc.set_threshold(50_000, 20, 50)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(language())


def stop(sentence: str) -> NoReturn:
    """Ends with one sentence on the error output, and exit status 1."""
    click.echo(sentence, err=True)
    sys.exit(UNWELL)


@click.command(
    help=tr("Chuẩn bị cơ sở dữ liệu, phông chữ, bản dịch và tệp tĩnh. Chạy lại bao nhiêu lần cũng được.")
)
def setup() -> None:
    start_django()
    from cchc.web.site.running.setup import prepare

    prepare(lambda step: click.echo(f"… {tr(step)}"))
    click.echo(tr("Đã chuẩn bị xong. Chạy tiếp: cchc serve"))


@click.command(help=tr("Chạy máy chủ web và tiến trình nền bằng một lệnh; dừng bằng Ctrl+C."))
@click.option("--host", default="127.0.0.1", show_default=True, help=tr("Địa chỉ mạng để lắng nghe."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=tr("Cổng."))
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help=tr("Số tiến trình web.")
)
@click.option(
    "--no-worker", is_flag=True, help=tr("Không kèm tiến trình nền (đã chạy riêng bằng cchc worker).")
)
def serve(host: str, port: int, workers: int, no_worker: bool) -> None:
    start_django()
    from cchc.web.site.running.serve import PortTaken, run

    try:
        run(host, port, workers, with_worker=not no_worker)
    except PortTaken:
        stop(
            tr(
                "Cổng %(port)s đang có chương trình khác dùng. Chọn cổng khác: cchc serve --port 8001",
                port=port,
            )
        )


@click.command(help=tr("Chạy tiến trình nền: đọc các văn bản đang chờ, nhắc việc."))
@click.option("--batch", is_flag=True, help=tr("Làm hết việc đang chờ rồi dừng."))
@click.option("--parent", type=int, hidden=True)
def worker(batch: bool, parent: int | None) -> None:
    start_django()
    from cchc.web.site.running.worker import work

    work(batch=batch, parent=parent)


@click.command(
    help=tr("Dựng Tỉnh Mẫu: cơ quan, tài khoản, một kế hoạch với cả năm thực hiện, một văn bản chờ rà soát.")
)
@click.option(
    "--accept", is_flag=True, help=tr("Không dựng năm thực hiện; chấp nhận luôn văn bản chờ rà soát.")
)
def demo(accept: bool) -> None:
    start_django()
    from cchc.web.site.demo.build import RealData, build
    from cchc.web.site.demo.people import PASSWORD

    try:
        people = build(lambda step: click.echo(f"… {step}"), accepted=accept)
    except RealData:
        stop(
            tr("Ở đây đã có tài khoản thật, nên không trộn dữ liệu mẫu vào. Đặt CCHC_HOME sang thư mục khác.")
        )
    click.echo(tr("Tài khoản mẫu (mật khẩu chung: %(password)s)", password=PASSWORD))
    for user in people:
        click.echo(f"  {user.username:<12} {user.part.name} – {user.full_name}")


@click.command(help=tr("Sao lưu dữ liệu và văn bản vào một tệp có mã kiểm tra; không ghi đè tệp đã có."))
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), metavar=tr("TỆP"))
def backup(target: Path) -> None:
    start_django()
    from cchc.web.site.running.backup import write
    from cchc.web.site.running.dump import Unusable

    try:
        contents = write(target, now=_now())
    except FileExistsError:
        stop(tr("Tệp %(file)s đã có. Chọn tên khác; bản sao lưu không ghi đè lên tệp nào.", file=target))
    except Unusable as error:
        stop(tr("Không sao lưu được vì dữ liệu có chỗ hỏng: %(what)s", what=error))
    except OSError as error:
        stop(tr("Không ghi được %(file)s: %(why)s", file=target, why=error.strerror))
    _say_contents(tr("Đã sao lưu vào %(file)s", file=target), contents.rows)


@click.command(
    help=tr("Khôi phục từ tệp sao lưu. Tệp được kiểm tra trước; hỏng giữa chừng thì dữ liệu cũ còn nguyên.")
)
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar=tr("TỆP"))
@click.option("--replace", is_flag=True, help=tr("Thay toàn bộ dữ liệu đang có. Hãy dừng máy chủ trước."))
def restore(source: Path, replace: bool) -> None:
    start_django()
    from cchc.web.site.running.dump import Unusable
    from cchc.web.site.running.restore import NotEmpty
    from cchc.web.site.running.restore import restore as take_back

    try:
        contents = take_back(source, replace=replace)
    except NotEmpty:
        stop(tr("Ở đây đang có dữ liệu. Nếu muốn thay toàn bộ, dừng máy chủ rồi thêm --replace."))
    except Unusable as error:
        stop(
            tr(
                "Tệp %(file)s hỏng hoặc không hợp phiên bản (%(what)s). Dữ liệu giữ nguyên.",
                file=source,
                what=error,
            )
        )
    _say_contents(tr("Đã khôi phục bản sao lưu lúc %(when)s", when=contents.made_at[:16]), contents.rows)


@click.command(
    help=tr("Nâng cấp sau khi cài phiên bản mới: sao lưu, cập nhật dữ liệu, tự quay lại nếu hỏng.")
)
def upgrade() -> None:
    start_django()
    from cchc.web.site.running.dump import Unusable
    from cchc.web.site.running.setup import prepare
    from cchc.web.site.running.upgrade import RolledBack
    from cchc.web.site.running.upgrade import upgrade as carry_over

    try:
        kept = carry_over(now=_now())
    except RolledBack as error:
        why = str(error.__cause__).split("\n")[0]
        stop(
            tr("Nâng cấp không thành, dữ liệu đã trở lại như cũ (%(why)s). Cài lại phiên bản trước.", why=why)
        )
    except Unusable as error:
        stop(
            tr(
                "Dữ liệu thuộc phiên bản mới hơn chương trình này (%(what)s). Hãy cài phiên bản mới.",
                what=error,
            )
        )
    prepare(lambda step: None, migrate=False)
    if kept:
        click.echo(tr("Bản sao lưu trước nâng cấp: %(file)s", file=kept))
    click.echo(tr("Đã nâng cấp xong. Khởi động lại: cchc serve"))


@click.command(
    help=tr("Kiểm tra cơ sở dữ liệu, ổ đĩa, tiến trình nền, chương trình bổ trợ. Mã kết thúc 1: cần xử lý.")
)
def health() -> None:
    start_django()
    from cchc.web.site.running.health import checks, is_well

    marks = {"ok": "✓", "missing": "–", "bad": "✗"}
    found = checks()
    for check in found:
        click.echo(f"{marks[check.state]} {check.name}: {check.words}")
        if check.advice:
            click.echo(f"    → {check.advice}")
    sys.exit(WELL if is_well(found) else UNWELL)


@click.command(help=tr("Tạo tài khoản. Hỏi mật khẩu, hoặc đọc từ đầu vào chuẩn với --password-stdin."))
@click.argument("username", metavar=tr("TÊN_ĐĂNG_NHẬP"))
@click.option("--name", "full_name", required=True, help=tr("Họ và tên."))
@click.option(
    "--role",
    required=True,
    type=click.Choice(ROLES),
    help=tr("Vai trò; hướng dẫn vận hành ghi tên tiếng Việt của từng vai trò."),
)
@click.option("--email", default="", help=tr("Thư điện tử."))
@click.option("--password-stdin", is_flag=True, help=tr("Đọc mật khẩu từ đầu vào chuẩn."))
def createuser(username: str, full_name: str, role: str, email: str, password_stdin: bool) -> None:
    start_django()
    from django.core.exceptions import ValidationError

    from cchc.shared.accounts.actions import create_user
    from cchc.shared.accounts.roles import ROLES as KNOWN

    password = _password(password_stdin)
    try:
        create_user(
            username=username, full_name=full_name, email=email, role=KNOWN[role], password=password, by=None
        )
    except ValidationError as error:
        stop("\n".join(error.messages))
    click.echo(tr("Đã tạo tài khoản %(name)s.", name=username))


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    entered: str = click.prompt(tr("Mật khẩu"), hide_input=True, confirmation_prompt=tr("Nhập lại mật khẩu"))
    return entered


def _now() -> datetime:
    from django.utils import timezone

    return timezone.localtime()


def _say_contents(headline: str, rows: dict[str, int]) -> None:
    click.echo(headline)
    documents, total = rows.get("records.document", 0), sum(rows.values())
    click.echo(tr("  %(rows)s dòng dữ liệu, %(documents)s văn bản", rows=total, documents=documents))
