"""Tags that are worked out once: they say what Django's own say, in each language, and nothing unescaped."""

import pytest
from django.template import engines
from django.utils.translation import override

from cchc.web.site.templatetags.constant import badge


def drawn(source: str, **values: object) -> str:
    return engines["django"].from_string(source).render(values)


def test_words_follow_the_language_although_they_are_kept() -> None:
    template = engines["django"].from_string('{% translate "Trợ giúp" %}')
    for language, words in (("vi", "Trợ giúp"), ("en", "Help"), ("vi", "Trợ giúp")):
        with override(language):
            assert template.render() == words


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ('{% translate "Trợ giúp" as words %}[{{ words }}]', "[Trợ giúp]"),
        ("{% translate words %}", "&lt;b&gt;"),
        ('{% translate "Trợ giúp"|upper %}', "TRỢ GIÚP"),
    ],
)
def test_words_as_django_has_them(source: str, made: str) -> None:
    with override("vi"):
        assert drawn(source, words="<b>") == made


def test_an_icon_is_the_same_whether_its_name_is_written_or_told() -> None:
    written = drawn('{% lucide "bell" size=18 aria_hidden="true" %}')
    assert written.startswith("<svg")
    assert written == drawn('{% lucide name size=18 aria_hidden="true" %}', name="bell")
    assert drawn('{% lucide "bell" size=18 aria_hidden="true" as icon %}{{ icon }}') == written


def test_a_badge_escapes_its_words_each_time() -> None:
    assert "&lt;b&gt;" in drawn("{% badge kind text %}", kind="late", text="<b>")
    assert "&lt;b&gt;" in badge("late", "<b>")
    assert 'class="badge badge-late"' in badge("late", "x")
