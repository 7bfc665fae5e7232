"""Forms of agencies' own plans and of amendments. Every form that saves carries the version that was shown."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cchc.pure.reading.text import one_line
from cchc.shared.fields import DayField, FileInput
from cchc.steps.work.actions.cascade import Typed
from cchc.steps.work.forms.fields import only_document
from cchc.steps.work.models import AgencyTask


def words_field(label: Any, rows: int = 2, help_text: Any = "", **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("required", False)
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


class Versioned(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TaskForm(Versioned):
    """A row of an agency's plan: what is left empty says what the province's plan says."""

    text = words_field(_("Nhiệm vụ"), 3, _("Để trống: ghi như kế hoạch của tỉnh."))
    output = words_field(_("Kết quả, sản phẩm"), 2, _("Để trống: ghi như kế hoạch của tỉnh."))
    unit = forms.CharField(
        label=_("Đơn vị, người thực hiện"),
        required=False,
        max_length=255,
        help_text=_("Ví dụ: Văn phòng Sở."),
    )
    due_text = forms.CharField(
        label=_("Thời hạn"),
        required=False,
        max_length=255,
        help_text=_("Ví dụ: Quý II, trước ngày 15/6. Để trống: theo thời hạn của tỉnh."),
    )

    @classmethod
    def of(cls, task: AgencyTask) -> "TaskForm":
        initial = {name: getattr(task, name) for name in ("text", "output", "unit", "due_text", "version")}
        return cls(initial=initial)

    def typed(self) -> Typed:
        said = self.cleaned_data
        return Typed(
            said["text"].strip(), said["output"].strip(), one_line(said["unit"]), one_line(said["due_text"])
        )


class OwnTaskForm(TaskForm):
    """A task of the agency's own."""

    version = None  # type: ignore[assignment]
    text = words_field(
        _("Nhiệm vụ riêng của cơ quan"),
        3,
        required=True,
        error_messages={"required": _("Hãy ghi nội dung nhiệm vụ riêng của cơ quan.")},
    )
    output = words_field(_("Kết quả, sản phẩm"))


class ReasonForm(Versioned):
    """A reason that somebody else will read."""

    reason = words_field(
        _("Lý do"),
        2,
        required=True,
        max_length=300,
        error_messages={
            "required": _("Hãy ghi lý do."),
            "max_length": _("Lý do dài quá 300 ký tự; hãy ghi ngắn gọn hơn."),
        },
    )


class ReturnForm(ReasonForm):
    reason = words_field(
        _("Lý do trả lại"),
        3,
        _("Cơ quan đọc được nguyên văn; hãy ghi rõ cần sửa gì."),
        required=True,
        max_length=2000,
        error_messages={"required": _("Hãy ghi lý do trả lại để cơ quan biết cần sửa gì.")},
    )


class ReopenForm(ReasonForm):
    until = DayField(label=_("Mở đến hết ngày"))
    rows = forms.MultipleChoiceField(
        label=_("Chỉ mở các dòng"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn dòng nào: mở toàn bộ kế hoạch."),
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = choices  # type: ignore[attr-defined]

    def row_ids(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["rows"]]


class DecisionForm(Versioned):
    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=100, required=False, help_text=_("Ví dụ: 15/KH-SNV.")
    )
    issued_on = DayField(label=_("Ngày ban hành"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        issued: date | None = said.get("issued_on")
        if issued and not said.get("number"):
            self.add_error("number", _("Đã có ngày ban hành thì hãy ghi cả số, ký hiệu."))
        return said


class DueForm(Versioned):
    due_on = DayField(label=_("Hạn trình của cơ quan này"))


class FileForm(forms.Form):
    """The agency's own document."""

    document = forms.FileField(
        label=_("Tệp kế hoạch của cơ quan"),
        max_length=255,
        widget=FileInput,
        help_text=_("Word, PDF, Excel hoặc bản quét, đúng như văn bản đã ban hành."),
        error_messages={
            "required": _("Hãy chọn tệp kế hoạch của cơ quan."),
            "empty": _("Tệp rỗng, không có nội dung; hãy chọn lại tệp."),
        },
    )

    def clean_document(self) -> Any:
        return not_too_large(self.cleaned_data["document"])


class AmendmentForm(forms.Form):
    """The document that decides a change of the plan."""

    number = forms.CharField(
        label=_("Số, ký hiệu văn bản điều chỉnh"),
        max_length=100,
        help_text=_("Ví dụ: 812/QĐ-UBND."),
        error_messages={"required": _("Hãy ghi số, ký hiệu văn bản quyết định điều chỉnh.")},
    )
    issued_on = DayField(label=_("Ngày ban hành"))
    words = words_field(_("Nội dung điều chỉnh"), 3, _("Một hai câu để người đọc biết vì sao điều chỉnh."))
    document = forms.FileField(label=_("Tệp văn bản"), required=False, max_length=255, widget=FileInput)

    def clean_number(self) -> str:
        return one_line(self.cleaned_data["number"])

    def clean_document(self) -> Any:
        file = not_too_large(self.cleaned_data["document"])
        return only_document(file) if file else file

    def file(self) -> tuple[bytes, str] | None:
        file = self.cleaned_data["document"]
        return (file.read(), file.name) if file else None


def not_too_large(file: Any) -> Any:
    if file and file.size > settings.UPLOAD_BYTES:
        limit = {"limit": filesizeformat(settings.UPLOAD_BYTES)}
        raise forms.ValidationError(
            _("Tệp lớn hơn %(limit)s; hãy nén ảnh hoặc tách bớt rồi tải lên lại.") % limit
        )
    return file
