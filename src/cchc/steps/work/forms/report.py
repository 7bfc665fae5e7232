"""The report of a job: how far it is, in words, and the documents that prove it."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField, FileInput
from cchc.steps.work.forms.fields import area_field, only_document
from cchc.steps.work.models import Job, Progress

CHOICES = (
    (Job.State.TODO, _("Chưa bắt đầu")),
    (Job.State.DOING, _("Đang thực hiện")),
    (Job.State.DONE, _("Đã xong, đề nghị xác nhận")),
    (Job.State.NOT_APPLICABLE, _("Không áp dụng với cơ quan tôi")),
)
MOST_FILES = 5


class ReportForm(forms.Form):
    """`version` is the job's when the form was shown; a later one means that somebody else reported meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn trạng thái.")},
    )
    percent = forms.IntegerField(
        label=_("Tỷ lệ hoàn thành (%)"),
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 1}),
        error_messages={
            "invalid": _("Hãy ghi số từ 0 đến 100."),
            "min_value": _("Hãy ghi số từ 0 đến 100."),
            "max_value": _("Hãy ghi số từ 0 đến 100."),
        },
    )
    words = area_field(
        _("Kết quả thực hiện"), help_text=_("Đã làm được gì, sản phẩm nào; viết để người xác nhận hiểu ngay.")
    )
    done_on = DayField(
        label=_("Ngày hoàn thành"),
        required=False,
        help_text=_("Ngày hoàn thành thực tế, không phải ngày nhập; ví dụ 31/12/2026."),
    )
    difficulty = area_field(_("Khó khăn, vướng mắc"), rows=2)
    proposal = area_field(_("Đề xuất, kiến nghị"), rows=2)
    reason = area_field(_("Lý do không áp dụng"), rows=2, help_text=_("Chỉ ghi khi chọn “Không áp dụng”."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        state = data.get("state")
        if state == Job.State.DONE:
            self._done(data)
        else:
            data["done_on"] = None
        if state == Job.State.TODO:
            data["percent"] = 0
        elif state == Job.State.DOING and data.get("percent") == 100:
            self.add_error("percent", _("Đã 100% thì hãy chọn “Đã xong, đề nghị xác nhận”."))
        if state == Job.State.NOT_APPLICABLE and not data.get("reason"):
            self.add_error("reason", _("Hãy ghi vì sao không áp dụng với cơ quan."))
        return data

    def _done(self, data: dict[str, Any]) -> None:
        """What is done is done to a hundred per cent, on a day that has come."""
        data["percent"] = 100
        day = data.get("done_on")
        if "done_on" in self.errors:
            return
        if day is None:
            self.add_error(
                "done_on", _("Hãy ghi ngày hoàn thành, ví dụ %(day)s.") % {"day": f"{self.today:%d/%m/%Y}"}
            )
        elif day > self.today:
            self.add_error("done_on", _("Ngày hoàn thành không thể sau hôm nay."))


class EvidenceForm(forms.Form):
    """One document: its file, and what stands on it.

    `kept` is a document that was sent in already, while something else was wrong: nobody chooses a file twice.
    """

    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        max_length=255,
        widget=FileInput,
        error_messages={
            "empty": _("Tệp rỗng, không có nội dung; hãy chọn lại tệp."),
            "max_length": _("Tên tệp dài quá 255 ký tự; hãy đặt tên ngắn hơn rồi chọn lại."),
        },
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=100, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=255, required=False)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file, facts = data.get("file"), [data.get(name) for name in ("number", "issuer", "issued_on")]
        if not file and not data.get("kept") and "file" not in self.errors and any(facts):
            self.add_error("file", _("Hãy chọn tệp của tài liệu này; nếu chưa có tệp, xóa các ô bên cạnh."))
        if file and file.size > settings.UPLOAD_BYTES:
            limit = {"limit": filesizeformat(settings.UPLOAD_BYTES)}
            self.add_error("file", _("Tệp lớn hơn %(limit)s; hãy nén hoặc tách tệp rồi chọn lại.") % limit)
        return data

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        return only_document(file) if file else file


EvidenceForms = forms.formset_factory(
    EvidenceForm, extra=MOST_FILES, max_num=MOST_FILES, absolute_max=MOST_FILES
)


def initial_report(job: Job, last: Progress | None) -> dict[str, Any]:
    """What the form starts from: what came back or waits starts with what was said last; else with empty words."""
    state = Job.State(job.state)
    again = state in (Job.State.RETURNED, Job.State.CONFIRMING) and last is not None
    said = (
        {name: getattr(last, name) for name in ("words", "difficulty", "proposal", "done_on")}
        if again
        else {}
    )
    asked = (last.asks if last and again else "") or Job.State.DOING
    percent = job.percent if job.percent < 100 else None
    return {"version": job.version, "state": asked, "percent": percent, **said}
