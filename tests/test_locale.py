"""The English catalogue: every Vietnamese sentence has an English one with the same fields."""

import re

from tools import messages

FIELD = re.compile(r"%\((\w+)\)([sd])")
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
ENTRIES = [entry for entry in messages.catalogue() if entry.id]


def test_every_sentence_has_an_english_one() -> None:
    assert messages.missing() == [], "run `make messages` and translate what is new"


def test_nothing_is_left_of_sentences_that_nobody_says() -> None:
    assert {entry.id for entry in ENTRIES} - messages.sentences() == set(), "run `make messages`"


def test_an_english_sentence_has_the_same_fields() -> None:
    differing = [one.id for one in ENTRIES if set(FIELD.findall(one.string)) != set(FIELD.findall(one.id))]
    assert differing == []


def test_english_is_english() -> None:
    quoted = re.compile("“[^”]*”|\"[^\"]*\"|'[^']*'")
    kept = {"Tỉnh Mẫu", "Tiếng Việt", "Quý"}
    for entry in ENTRIES:
        words = quoted.sub("", entry.string)
        for name in kept:
            words = words.replace(name, "")
        assert not VIETNAMESE.search(words), entry.string


def test_sentences_are_found_wherever_they_stand() -> None:
    """Templates, gettext, data of the pure layer, sums of a literal and a named constant."""
    assert list(messages.in_template('{% translate "Đăng nhập" %}{% include "a" with b=_("Lưu") %}')) == [
        "Đăng nhập",
        "Lưu",
    ]
    assert list(
        messages.in_template("{% blocktranslate trimmed %}\n  Còn {{ n }}\n  việc{% endblocktranslate %}")
    ) == ["Còn %(n)s việc"]
    code = 'END = "; hãy thử lại."\nraise ReadingError("x", "Tệp hỏng" + END)\nMESSAGE = "Sửa"\nrule(message="Thiếu")'
    assert set(messages.in_python(code)) == {"Tệp hỏng; hãy thử lại.", "Sửa", "Thiếu"}
