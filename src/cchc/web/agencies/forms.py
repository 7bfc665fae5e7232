"""Forms of agencies, their successions, names and groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.agencies.actions import GroupData, New
from cchc.shared.agencies.blocks import block_names, read_blocks
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.fields import DayField, FileInput
from cchc.web.agencies.fields import AgenciesField, AgencyField, LinesField, Names

RESERVED = frozenset(
    {"them", "goi-y", "tra-ten", "cach-goi", "nhom", "nhap", "xuat", "tinh"}
)  # addresses of their own
BLOCKS_HELP = _("Cách nhau bằng dấu chấm phẩy: Sở, ban, ngành; Cơ quan Trung ương; UBND cấp xã.")


class NamesForm(forms.Form):
    """Fields that take agencies share one book of names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Names()
        for field in self.fields.values():
            if isinstance(field, AgencyField | AgenciesField):
                field.names = names


class AgencyForm(NamesForm):
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=255)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agency.Kind.choices)
    parent = AgencyField(
        label=_("Cơ quan cấp trên"), max_length=255, required=False, help_text=_("Ghi mã hoặc tên.")
    )
    blocks = forms.CharField(
        label=_("Khối chấm điểm"),
        max_length=200,
        required=False,
        help_text=BLOCKS_HELP,
    )
    position = forms.IntegerField(
        label=_("Thứ tự trong danh sách"), min_value=0, max_value=999_999, initial=0
    )
    valid_from = DayField(label=_("Có từ ngày"))
    valid_to = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi cơ quan đang hoạt động.")
    )
    founded_by = forms.CharField(label=_("Văn bản thành lập"), max_length=255, required=False)
    ended_by = forms.CharField(label=_("Văn bản chấm dứt"), max_length=255, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def clean_blocks(self) -> list[str]:
        return read_blocks(self.cleaned_data["blocks"])

    def values(self) -> dict[str, Any]:
        return {part: value for part, value in self.cleaned_data.items() if part not in ("version", "code")}

    @staticmethod
    def initial_of(row: Agency) -> dict[str, Any]:
        plain = ("name", "short_name", "kind", "position", "valid_from", "valid_to", "founded_by", "ended_by")
        said: dict[str, Any] = {part: getattr(row, part) for part in (*plain, "version")}
        return said | {"blocks": block_names(row.blocks), "parent": row.parent.code if row.parent else ""}


class NewAgencyForm(AgencyForm):
    code = forms.CharField(
        label=_("Mã"),
        max_length=40,
        help_text=_("Mã định danh, không đổi khi đổi tên; chữ không dấu, chữ số, dấu chấm, gạch nối."),
    )
    field_order = ("code",)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code in RESERVED:
            raise forms.ValidationError(_("Mã này trùng với địa chỉ của một trang; hãy chọn mã khác."))
        return code


class MoveForm(NamesForm):
    """What every succession asks."""

    on = DayField(label=_("Có hiệu lực từ ngày"), help_text=_("Ngày đầu tiên theo tên gọi, tổ chức mới."))
    decision = forms.CharField(
        label=_("Văn bản quyết định"),
        max_length=255,
        required=False,
        help_text=_("Số, ký hiệu và ngày, ví dụ: Nghị quyết số 02/NQ-HĐND ngày 20/02/2025."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("name", "short_name", "olds", "code", "heirs", "on", "decision", "hand_over")


class HandingForm(MoveForm):
    """What ends an agency whose people and work somebody takes over. Without the field where that may not be done."""

    hand_over = forms.BooleanField(
        label=_("Bàn giao ngay người, phần việc và việc đang mở cho cơ quan kế thừa"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, may_hand_over: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_hand_over:
            del self.fields["hand_over"]

    @property
    def hands_over(self) -> bool:
        return bool(self.cleaned_data.get("hand_over"))


class RenameForm(MoveForm):
    name = forms.CharField(label=_("Tên mới"), max_length=255)
    short_name = forms.CharField(label=_("Tên ngắn mới"), max_length=100, required=False)


class MergeForm(HandingForm):
    olds = AgenciesField(label=_("Hợp nhất với"), help_text=_("Mỗi dòng một cơ quan, ghi mã hoặc tên."))
    name = forms.CharField(label=_("Tên sau khi hợp nhất"), max_length=255)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=100, required=False)
    code = forms.CharField(
        label=_("Mã sau khi hợp nhất"),
        max_length=40,
        help_text=_("Giữ mã của cơ quan đặt trụ sở; các mã khác không dùng lại."),
    )


class SplitForm(MoveForm):
    """The parts are a formset beside it."""


class PartForm(forms.Form):
    code = forms.CharField(label=_("Mã"), max_length=40, required=False)
    name = forms.CharField(label=_("Tên"), max_length=255, required=False)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("code")) != bool(data.get("name")):
            raise forms.ValidationError(_("Ghi cả mã và tên, hoặc để trống cả dòng."))
        return data


class _Parts(forms.BaseFormSet):  # type: ignore[type-arg]
    def news(self) -> list[New]:
        said = (form.cleaned_data for form in self.forms if form.cleaned_data.get("code"))
        return [New(one["code"], one["name"], one["short_name"]) for one in said]


PartFormSet = forms.formset_factory(PartForm, formset=_Parts, extra=4, max_num=30, absolute_max=30)


class DissolveForm(HandingForm):
    heirs = AgenciesField(
        label=_("Cơ quan tiếp nhận nhiệm vụ"),
        required=False,
        help_text=_("Mỗi dòng một cơ quan, ghi mã hoặc tên; để trống nếu không cơ quan nào tiếp nhận."),
    )


class AliasForm(forms.Form):
    words = forms.CharField(label=_("Cách gọi khác"), max_length=300)


class GroupForm(NamesForm):
    name = forms.CharField(label=_("Tên nhóm"), max_length=255)
    kinds = forms.MultipleChoiceField(
        label=_("Gồm mọi cơ quan thuộc loại"),
        choices=Agency.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    blocks = forms.CharField(label=_("Gồm các khối"), max_length=200, required=False, help_text=BLOCKS_HELP)
    codes = AgenciesField(
        label=_("Gồm thêm các cơ quan"), required=False, help_text=_("Mỗi dòng một cơ quan, ghi mã hoặc tên.")
    )
    without = AgenciesField(
        label=_("Trừ các cơ quan"), required=False, help_text=_("Mỗi dòng một cơ quan, ghi mã hoặc tên.")
    )
    aliases = LinesField(
        label=_("Các cách gọi trong văn bản"),
        required=False,
        rows=8,
        help_text=_("Mỗi dòng một cách gọi; không cần phân biệt hoa thường, dấu phẩy hay chữ “các” ở đầu."),
    )
    when_concerned = forms.ChoiceField(
        label=_("Khi văn bản chỉ nêu một phần của nhóm: “… liên quan”, “… được giao”, “… theo chức năng”"),
        choices=Group.WhenConcerned.choices,
        initial=Group.WhenConcerned.STAND_BY,
        help_text=_(
            "“Khi có liên quan”: cơ quan trong nhóm thấy nhiệm vụ, chưa phải báo cáo, cho đến khi cơ quan thường trực "
            "chọn ai phải phối hợp."
        ),
    )
    is_outside = forms.BooleanField(
        label=_("Ngoài hệ thống, không giao việc (đơn vị tư vấn, doanh nghiệp…)"), required=False
    )
    valid_from = DayField(label=_("Có từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def clean_blocks(self) -> list[str]:
        return read_blocks(self.cleaned_data["blocks"])

    def data_of(self) -> GroupData:
        said = self.cleaned_data
        return GroupData(
            name=said["name"],
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
            kinds=said["kinds"],
            blocks=said["blocks"],
            codes=[row.code for row in said["codes"]],
            without=[row.code for row in said["without"]],
            when_concerned=said["when_concerned"],
            is_outside=said["is_outside"],
            note=said["note"],
            aliases=said["aliases"],
        )

    @staticmethod
    def initial_of(group: Group, aliases: list[str]) -> dict[str, Any]:
        plain = ("name", "kinds", "when_concerned", "is_outside", "valid_from", "valid_to", "note", "version")
        said: dict[str, Any] = {part: getattr(group, part) for part in plain}
        return said | {
            "blocks": block_names(group.blocks),
            "codes": "\n".join(group.codes),
            "without": "\n".join(group.without),
            "aliases": "\n".join(aliases),
        }


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp .xlsx hoặc .csv"),
        max_length=255,
        error_messages={"empty": _("Tệp rỗng, không có nội dung; hãy chọn lại tệp.")},
        widget=FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class WordsForm(forms.Form):
    chu = forms.CharField(label=_("Tên trong văn bản"), max_length=300)
