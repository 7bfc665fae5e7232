"""The progress of a reading."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.steps.plans.models import Intake

STEPS = {
    "open": gettext_lazy("Mở tệp"),
    "convert": gettext_lazy("Chuyển định dạng"),
    "pages": gettext_lazy("Đọc các trang"),
    "ocr": gettext_lazy("Nhận dạng chữ trên bản quét"),
    "recognise": gettext_lazy("Nhận dạng chữ trên bản quét"),
    "understand": gettext_lazy("Tìm nhiệm vụ, chỉ tiêu, thời hạn"),
    "check": gettext_lazy("Kiểm tra văn bản"),
    "done": gettext_lazy("Ghi kết quả"),
}
SLOW = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Progress:
    """`share` is None while nobody has begun; `is_slow`: it waits longer than it should."""

    is_running: bool
    share: int | None
    step: str
    is_slow: bool


def progress(intake: Intake, *, now: datetime) -> Progress:
    """What to show of an intake that is being read."""
    waiting = intake.state == Intake.State.WAITING
    step = _("Đang xếp hàng chờ đọc") if waiting else str(STEPS.get(intake.progress_step, _("Đọc văn bản")))
    return Progress(
        is_running=intake.state in (Intake.State.WAITING, Intake.State.READING),
        share=None if waiting else intake.progress,
        step=step,
        is_slow=waiting and now - intake.created_at > SLOW,
    )
