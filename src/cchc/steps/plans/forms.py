"""Forms: send a document in; correct a row. A row's form and its data (cchc.plan/1) turn into each other here."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cchc.pure.reading.numbering import split_code
from cchc.pure.reading.text import one_line
from cchc.shared.accounts.models import User
from cchc.shared.fields import DayField
from cchc.steps.plans.access import plans_for
from cchc.steps.plans.measures import MeasureFormSet, measures_of, measures_to_initial
from cchc.steps.plans.models import YEARS, Plan, Row
from cchc.steps.plans.parsing import day
from cchc.steps.plans.shapes import assignees_of, due_of

Data = dict[str, Any]
PASTED_NAME = "van-ban-dan.txt"


class UploadForm(forms.Form):
    """A file or a pasted text, and the plan that it replaces, if any."""

    document = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        max_length=255,
        error_messages={
            "empty": _("Tệp rỗng, không có nội dung; hãy chọn lại tệp văn bản kế hoạch."),
            "max_length": _("Tên tệp dài quá 255 ký tự; hãy đặt tên ngắn hơn rồi tải lên lại."),
        },
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung văn bản"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Dán cả phụ lục; bảng chép từ Word hay trang web vẫn đọc được."),
    )
    revises = forms.ModelChoiceField(
        label=_("Đây là bản sửa đổi của kế hoạch"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=_("Không, đây là kế hoạch mới"),
        help_text=_("Những chỗ đã sửa khi rà soát bản trước được giữ lại cho các dòng không đổi."),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = plans_for(person).filter(revised_by=None)
        self.fields["revises"].queryset = plans  # type: ignore[attr-defined]
        self.fields["revises"].label_from_instance = plan_label  # type: ignore[attr-defined]

    def clean(self) -> Data:
        data = super().clean() or {}
        file, text = data.get("document"), (data.get("text") or "").strip()
        if "document" in self.errors:
            return data
        if not file and not text:
            raise forms.ValidationError(_("Hãy chọn một tệp hoặc dán nội dung văn bản."))
        if file and text:
            raise forms.ValidationError(_("Chỉ chọn tệp hoặc dán văn bản, không làm cả hai cùng lúc."))
        if file and file.size > settings.UPLOAD_BYTES:
            limit = {"limit": filesizeformat(settings.UPLOAD_BYTES)}
            self.add_error(
                "document",
                _("Tệp lớn hơn %(limit)s; hãy tách bớt phụ lục hoặc nén ảnh rồi tải lên lại.") % limit,
            )
        return data

    def content(self) -> tuple[bytes, str]:
        """The bytes and the name to keep them under."""
        file = self.cleaned_data["document"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].replace("\r\n", "\n").encode(), PASTED_NAME


def plan_label(plan: Plan) -> str:
    return f"{plan.number} – {plan.title}" if plan.number else plan.title


def _line(label: Any, help_text: Any = "", **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, help_text=help_text, **kwargs)


def _area(label: Any, rows: int, help_text: Any = "", **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=kwargs.pop("required", False), help_text=help_text, widget=widget, **kwargs
    )


class RowForm(forms.Form):
    """What all rows' forms can: `initial_of` the data, and `data_over` it."""

    texts: Sequence[str] = ()

    @classmethod
    def initial_of(cls, data: Mapping[str, Any]) -> Data:
        return {name: data[name] or "" for name in cls.texts}

    def data_over(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        """The data with what was typed; what was left as it was stays exactly as it was."""
        before = self.initial_of(data)
        new = dict(data)
        for name in self.texts:
            if self.cleaned_data[name] != before[name]:
                new[name] = self.typed(name)
        return new

    def touched(self, data: Mapping[str, Any]) -> Data:
        """What was typed in the fields that say something else than `data` does."""
        before = self.initial_of(data)
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if str(value or "").split() != str(before[name] or "").split()
        }

    def typed(self, name: str) -> str | None:
        value = one_line(self.cleaned_data[name])
        return value if value or self.fields[name].required else None

    def changed_due(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        words = self.cleaned_data["due"]
        same = one_line(words) == (data["due"]["text"] or "")
        return data["due"] if same else due_of(words, year=year)


class ItemForm(RowForm):
    texts = ("field", "code", "target", "text", "output", "budget", "note")

    text = _area(
        _("Nhiệm vụ"), 2, required=True, error_messages={"required": _("Hãy ghi nội dung nhiệm vụ.")}
    )
    activities = _area(_("Hoạt động"), 3, _("Mỗi dòng một hoạt động; số thứ tự ghi ở đầu dòng."))
    output = _area(_("Kết quả, sản phẩm"), 2)
    lead = _area(_("Cơ quan chủ trì"), 2, _("Mỗi dòng một cơ quan."))
    support = _area(_("Cơ quan phối hợp"), 2, _("Mỗi dòng một cơ quan."))
    due = _line(_("Thời hạn"))
    budget = _line(_("Kinh phí"))
    note = _line(_("Ghi chú"))
    field = _line(_("Lĩnh vực"))
    code = _line(_("Số thứ tự"), max_length=60)
    target = _area(_("Mục tiêu, chỉ tiêu"), 2)

    @classmethod
    def initial_of(cls, data: Mapping[str, Any]) -> Data:
        agencies = {name: "\n".join(data[name]["agencies"]) for name in ("lead", "support")}
        activities = "\n".join(_activity_line(one) for one in data["activities"])
        return {
            **super().initial_of(data),
            **agencies,
            "activities": activities,
            "due": data["due"]["text"] or "",
        }

    def data_over(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        new, before = super().data_over(data, year=year), self.initial_of(data)
        for name in ("lead", "support"):
            if _lines(self.cleaned_data[name]) != _lines(before[name]):
                new[name] = assignees_of("\n".join(_lines(self.cleaned_data[name])))
        if _lines(self.cleaned_data["activities"]) != _lines(before["activities"]):
            new["activities"] = _activities(_lines(self.cleaned_data["activities"]), data["activities"])
            new["activity_codes"] = [one["code"] for one in new["activities"] if one["code"]]
        new["due"] = self.changed_due(data, year=year)
        return new


def _activity_line(one: Mapping[str, Any]) -> str:
    return f"{one['code']}. {one['text']}" if one["code"] else str(one["text"])


def _activities(lines: Sequence[str], before: Sequence[Data]) -> list[Data]:
    """Activities from lines; a line that was not touched keeps its activity as it was read."""
    known = {one_line(_activity_line(one)): one for one in before}
    activities = []
    for line in lines:
        code, text = split_code(line)
        activities.append(known.get(line) or {"code": code, "text": text})
    return activities


def _lines(text: str) -> list[str]:
    return [line for line in (one_line(raw) for raw in text.splitlines()) if line]


class TargetForm(RowForm):
    texts = ("section", "code", "text")

    text = _area(
        _("Chỉ tiêu"), 3, required=True, error_messages={"required": _("Hãy ghi nội dung chỉ tiêu.")}
    )
    code = _line(_("Số thứ tự"), max_length=60)
    section = _line(_("Thuộc mục"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        measures = kwargs.get("initial", {}).pop("measures", None) if kwargs.get("initial") else None
        super().__init__(*args, **kwargs)
        self.measures = MeasureFormSet(args[0] if args else None, initial=measures, prefix="so-lieu")

    @classmethod
    def initial_of(cls, data: Mapping[str, Any]) -> Data:
        return {**super().initial_of(data), "measures": measures_to_initial(data["measures"])}

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.measures.is_valid()])

    def touched(self, data: Mapping[str, Any]) -> Data:
        measures = measures_of(self.measures, data["measures"])
        mine = {} if measures == data["measures"] else {"measures": measures_to_initial(measures)}
        return {**super().touched(data), **mine}

    def data_over(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        new = super().data_over(data, year=year)
        new["measures"] = measures_of(self.measures, data["measures"])
        return new


class DutyForm(RowForm):
    texts = ("who", "what")

    who = _line(_("Ai thực hiện"))
    what = _area(
        _("Việc phải làm"), 2, required=True, error_messages={"required": _("Hãy ghi việc phải làm.")}
    )
    due = _line(_("Thời hạn"))

    @classmethod
    def initial_of(cls, data: Mapping[str, Any]) -> Data:
        return {**super().initial_of(data), "due": data["due"]["text"] or ""}

    def data_over(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        return {**super().data_over(data, year=year), "due": self.changed_due(data, year=year)}


class CitationForm(RowForm):
    texts = ("kind", "number")

    kind = _line(_("Loại văn bản"))
    number = _line(_("Số, ký hiệu"), max_length=100)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)

    @classmethod
    def initial_of(cls, data: Mapping[str, Any]) -> Data:
        return {**super().initial_of(data), "issued_on": day(data["issued_on"])}

    def data_over(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        issued = self.cleaned_data["issued_on"]
        return {**super().data_over(data, year=year), "issued_on": issued.isoformat() if issued else None}


class DocumentForm(RowForm):
    texts = ("title", "number", "kind", "issuer", "signer")
    dates = ("issued_on", "effective_on")

    title = _area(
        _("Tên kế hoạch"), 2, required=True, error_messages={"required": _("Hãy ghi tên kế hoạch.")}
    )
    year = forms.IntegerField(
        label=_("Kế hoạch của năm"),
        min_value=YEARS[0],
        max_value=YEARS[-1],
        error_messages={"required": _("Hãy ghi năm của kế hoạch, ví dụ 2026.")},
    )
    number = _line(_("Số, ký hiệu"), max_length=100)
    kind = _line(_("Loại văn bản"), max_length=100)
    issuer = _line(_("Cơ quan ban hành"), max_length=255)
    signer = _line(_("Người ký"), max_length=200)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    effective_on = DayField(label=_("Ngày có hiệu lực"), required=False)

    @classmethod
    def initial_of(cls, data: Mapping[str, Any]) -> Data:
        dates = {name: day(data[name]) for name in cls.dates}
        return {**super().initial_of(data), **dates, "year": data["year"]}

    def data_over(self, data: Mapping[str, Any], *, year: int | None) -> Data:
        typed = {name: self.cleaned_data[name] for name in self.dates}
        dates = {name: value.isoformat() if value else None for name, value in typed.items()}
        return {**super().data_over(data, year=year), **dates, "year": self.cleaned_data["year"]}


ROW_FORMS: dict[str, type[RowForm]] = {
    Row.Kind.ITEM: ItemForm,
    Row.Kind.TARGET: TargetForm,
    Row.Kind.DUTY: DutyForm,
    Row.Kind.CITATION: CitationForm,
    Row.Kind.DOCUMENT: DocumentForm,
}


class SplitForm(forms.Form):
    """How a row becomes two."""

    first = _area(
        _("Dòng thứ nhất"),
        3,
        required=True,
        error_messages={"required": _("Hãy ghi nội dung dòng thứ nhất.")},
    )
    second = _area(
        _("Dòng thứ hai"), 3, required=True, error_messages={"required": _("Hãy ghi nội dung dòng thứ hai.")}
    )
    moved = forms.TypedMultipleChoiceField(
        label=_("Hoạt động chuyển sang dòng thứ hai"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        words = row.data.get("what", row.data.get("text", ""))
        super().__init__(*args, initial={"first": words, "second": words}, **kwargs)
        activities = [_activity_line(one) for one in row.data.get("activities", ())]
        if len(activities) > 1:
            self.fields["moved"].choices = list(enumerate(activities))  # type: ignore[attr-defined]
        else:
            del self.fields["moved"]
