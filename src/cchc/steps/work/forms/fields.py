"""Fields that several forms share: a long text, an amount in đồng."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def area_field(
    label: Any, *, rows: int = 3, required: bool = False, missing: Any = "", **kwargs: Any
) -> forms.CharField:
    errors = {"required": missing} if missing else {}
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, widget=widget, max_length=5000, error_messages=errors, **kwargs
    )


# What a document that proves something, or decides it, can be; a program is none.
TEXTS = ("pdf", "doc", "docx", "odt", "rtf", "txt", "md", "eml", "msg")
TABLES = ("xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp")
PICTURES = ("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp", "heic")
DOCUMENTS = frozenset((*TEXTS, *TABLES, *PICTURES, "zip", "rar", "7z", "p7s"))
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")  # how they begin, whatever they are called


def only_document(file: Any) -> Any:
    """A ValidationError, in a sentence, where a file is a program or of a kind that nobody can open."""
    ending = file.name.rpartition(".")[2].lower() if "." in file.name else ""
    head = file.read(4)
    file.seek(0)
    if ending not in DOCUMENTS or head.startswith(PROGRAMS):
        said = _(
            "Tệp “%(name)s” không phải tài liệu; hãy chọn tệp .pdf, .docx, .xlsx, ảnh chụp hoặc tệp nén .zip."
        )
        raise forms.ValidationError(said % {"name": file.name})
    return file


class MoneyField(forms.Field):
    """Đồng, typed "1.250.000", "1250000" or "1,25 tỷ"; cleaned to whole đồng, below zero too."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    UNITS = {"": 1, "đ": 1, "đồng": 1, "nghìn": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
    SHAPE = re.compile(r"(-?)\s*([\d.\s]*\d)(?:,(\d+))?\s*([a-zđỷỉồệìờ]*)(?:\s+đồng)?$")
    MOST = 10**15

    def clean(self, value: Any) -> int:
        value = super().clean(value)
        match = self.SHAPE.match(unicodedata.normalize("NFC", str(value)).strip().lower())
        if not match or match[4] not in self.UNITS:
            raise forms.ValidationError(_("Hãy ghi số tiền bằng đồng, ví dụ 1.250.000 hoặc 1,25 triệu."))
        whole = re.sub(r"[.\s]", "", match[2])
        amount = Decimal(f"{match[1]}{whole}.{match[3] or 0}") * self.UNITS[match[4]]
        if amount != amount.to_integral_value() or not 0 < abs(amount) <= self.MOST:
            raise forms.ValidationError(
                _("Số tiền phải là số đồng tròn, khác 0 và không quá 1.000.000 tỷ đồng.")
            )
        return int(amount)
