"""Is everything there that the installation needs? One line a check, with what to do where it is not."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cchc.shared.notices.queries import latest_problem, waiting_mails
from cchc.shared.programs import Program, available
from cchc.shared.records.queries import unused_documents
from cchc.web.site.running.tidy import OLD
from cchc.web.site.running.worker import SILENT, seconds_silent

PROGRAMS = {"libreoffice": "LibreOffice", "tesseract": "Tesseract"}
NAMED = 5  # files by name
FREE_AT_LEAST = 2 * 2**30  # below this a few scanned documents fill the disk


@dataclass(frozen=True, slots=True)
class Check:
    """`state`: "ok", "missing" (something optional is not there) or "bad" (needs somebody now)."""

    name: str
    state: str
    words: str
    advice: str = ""


def checks() -> list[Check]:
    """Every check, in the order in which one would look."""
    looks: tuple[Callable[[], list[Check]], ...] = (
        _database,
        _migrations,
        _disk,
        _unused,
        _worker,
        _mail,
        _programs,
    )
    return [check for look in looks for check in look()]


def is_well(found: list[Check]) -> bool:
    """Whether nothing is bad; what is optional may be missing."""
    return all(check.state != "bad" for check in found)


def _database() -> list[Check]:
    name = _("Cơ sở dữ liệu")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        advice = _("Kiểm tra máy chủ cơ sở dữ liệu và biến DATABASE_URL.")
        return [Check(name, "bad", str(error).strip().split("\n")[0], advice)]
    return [Check(name, "ok", connection.display_name)]


def _migrations() -> list[Check]:
    name = _("Cấu trúc dữ liệu")
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return []  # said by the check before
    if waiting:
        words = _("Còn %(count)s bước cập nhật chưa chạy") % {"count": waiting}
        return [Check(name, "bad", words, _("Chạy lệnh cchc upgrade."))]
    return [Check(name, "ok", _("Đúng với phiên bản đang chạy"))]


def _disk() -> list[Check]:
    name = _("Ổ đĩa")
    free = shutil.disk_usage(_existing(Path(settings.VAR))).free
    words = _("Còn trống %(gb)s GB") % {"gb": number_format(round(free / 2**30, 1))}
    if free < FREE_AT_LEAST:
        return [Check(name, "bad", words, _("Giải phóng ổ đĩa hoặc chuyển CCHC_HOME sang ổ lớn hơn."))]
    return [Check(name, "ok", words)]


def _unused() -> list[Check]:
    """Files that belong to nothing are kept, since what was received is never erased; somebody should know of them."""
    try:
        found = list(unused_documents(before=timezone.now() - OLD).values_list("name", "size"))
    except DatabaseError:
        return []  # said by the check of the database
    if not found:
        return []
    size = filesizeformat(sum(size for _name, size in found))
    names = ", ".join(name for name, _size in found[:NAMED]) + (" …" if len(found) > NAMED else "")
    words = _("%(count)d tệp (%(size)s) đã tải lên mà không gắn với kế hoạch hay việc nào: %(names)s")
    return [
        Check(
            _("Tệp không gắn với nội dung nào"),
            "ok",
            words % {"count": len(found), "size": size, "names": names},
        )
    ]


def _worker() -> list[Check]:
    name = _("Tiến trình nền")
    silent = seconds_silent(time.time())
    if silent is not None and silent < SILENT:
        return [Check(name, "ok", _("Đang chạy"))]
    advice = _("Chạy lệnh cchc serve, hoặc cchc worker nếu máy chủ web chạy riêng.")
    return [Check(name, "bad", _("Không chạy: văn bản tải lên sẽ chờ mà không được đọc"), advice)]


def _mail() -> list[Check]:
    name = _("Gửi thư")
    try:
        waiting, problem = waiting_mails(), latest_problem()
    except DatabaseError:
        return []  # said by the check of the database
    if not settings.MAIL:
        words = _("Chưa đặt máy chủ thư: %(count)d thư nhắc việc đang giữ, chưa gửi") % {"count": waiting}
        return [Check(name, "missing", words, _("Đặt CCHC_MAIL_URL và CCHC_MAIL_FROM."))]
    if problem:
        words = _("Máy chủ thư báo lỗi: %(problem)s") % {"problem": problem}
        return [Check(name, "bad", words, _("Kiểm tra CCHC_MAIL_URL, tên và mật khẩu của hộp thư gửi."))]
    return [
        Check(
            name,
            "ok",
            _("Qua %(host)s, %(count)d thư đang chờ") % {"host": settings.MAIL["host"], "count": waiting},
        )
    ]


def _programs() -> list[Check]:
    return [_program(program) for program in available()]


def _program(program: Program) -> Check:
    name = _("Chương trình %(name)s") % {"name": PROGRAMS.get(program.name, program.name)}
    if program.found:
        return Check(name, "ok", _("Phiên bản %(version)s") % {"version": program.version or "?"})
    return Check(name, "missing", _(program.without), _(program.how_to_get))


def _existing(path: Path) -> Path:
    """The nearest folder that is there: the disk can be asked before the first run."""
    return path if path.exists() else _existing(path.parent)
