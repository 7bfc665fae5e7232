"""Everything between an installed package and a page that can be served; safe to run again."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command

from cchc.web.site.running.fonts import make_fonts
from cchc.web.site.running.messages import compile_messages


def prepare(tell: Callable[[str], None], *, migrate: bool = True) -> None:
    """Database, fonts, catalogue, static files. `tell` is given one Vietnamese msgid a step."""
    settings.DOCUMENTS_ROOT.mkdir(parents=True, exist_ok=True)
    if migrate:
        tell("Cập nhật cơ sở dữ liệu")
        call_command("migrate", interactive=False, verbosity=0)
    tell("Chuẩn bị phông chữ")
    make_fonts(settings.FONTS_ROOT)
    tell("Biên dịch bản dịch tiếng Anh")
    for folder in settings.LOCALE_PATHS:
        compile_messages(folder)
    tell("Gom tệp tĩnh")
    # Of htmx, only the one file that the pages load.
    unused = ["htma*", "htmx-4*", "htmx-2.js", "ext"]
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=unused)
