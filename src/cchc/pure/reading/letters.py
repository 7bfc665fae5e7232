"""Vietnamese letters for character classes: code points mix capitals and small letters, so "À-Ỹ" is no range."""

_BASE = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
_MARKED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"

LOWER = _BASE + _MARKED
UPPER = LOWER.upper()
