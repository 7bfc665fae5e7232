"""The English catalogue: every Vietnamese sentence has an English one with the same fields."""

import re

from tools import messages

FIELD = re.compile(r"%\((\w+)\)([sd])")
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
ENTRIES = [entry for entry in messages.catalogue() if entry.id]


def test_every_sentence_has_an_english_one() -> None:
    assert messages.missing() == [], "run `make messages` and translate what is new"


def test_nothing_is_left_of_sentences_that_nobody_says() -> None:
    known = {messages.forms(entry.id)[0] for entry in ENTRIES}
    assert known - messages.sentences() == set(), "run `make messages`"


def test_an_english_sentence_has_the_same_fields() -> None:
    for entry in ENTRIES:
        wanted = set(FIELD.findall(messages.forms(entry.id)[0]))
        for english in messages.forms(entry.string):
            assert set(FIELD.findall(english)) == wanted, entry.id


def test_english_is_english() -> None:
    quoted = re.compile("“[^”]*”|\"[^\"]*\"|'[^']*'")
    kept = {"Tỉnh Mẫu", "Tiếng Việt", "Quý"}
    for entry in ENTRIES:
        for english in messages.forms(entry.string):
            words = quoted.sub("", english)
            for name in kept:
                words = words.replace(name, "")
            assert not VIETNAMESE.search(words), english


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
    assert list(messages.in_python('ngettext("%(n)d việc", "%(n)d việc", n)')) == ["%(n)d việc"]


def test_sentences_that_go_by_a_number_have_both_forms() -> None:
    both = {messages.forms(entry.id)[0]: entry.string for entry in ENTRIES if entry.pluralizable}
    assert both.keys() <= messages.counted().keys()
    assert both["%(n)d việc quá hạn"] == ("%(n)d job overdue", "%(n)d jobs overdue")
