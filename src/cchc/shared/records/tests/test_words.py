"""Words found by the database's own index: kept right on every kind of write, made anew when it is asked."""

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.shared.records import words

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    rows = User.objects.filter(folded__words=fold(text)).order_by("username")
    return list(rows.values_list("username", flat=True))


def put(**names: str) -> None:
    User.objects.bulk_create(
        User(username=name, full_name=text, role="viewer", folded=fold(text)) for name, text in names.items()
    )


def test_each_word_by_its_beginning_in_any_order() -> None:
    put(a="Rà soát quy trình nội bộ 2.1", b="Quyết định 76/NQ-CP về rà soát", c="Đánh giá")
    assert found("rà soát") == found("SOAT ra") == ["a", "b"]
    assert found("quy so") == ["a", "b"], "the beginning of a word is enough"
    assert found("oat") == []
    assert found("danh gia") == ["c"], "đ as d"
    assert found("76/nq") == ["b"]
    assert found("nq/76") == [], "what holds together must stand together"
    assert found("2.1 ra") == ["a"]
    assert found("12") == []


@pytest.mark.parametrize(
    "text", ["", " ", "…", '"', "(", "*", "a OR b", "NEAR(", "'; --", "&|!<->:*", "-a", "a:b"]
)
def test_whatever_is_typed_is_no_question_of_its_own(text: str) -> None:
    put(a="Nguyễn Văn An")
    assert found(text) in ([], ["a"])


@given(st.text(max_size=30))
@pytest.mark.django_db(transaction=False)
def test_any_text_can_be_asked_for(text: str) -> None:
    found(text)


def test_the_index_follows_every_kind_of_write() -> None:
    put(a="Lê Hoa", b="Lê Hà")
    User.objects.filter(username="a").update(folded="tran binh")
    assert found("le") == ["b"]
    assert found("binh") == ["a"]
    one = User.objects.get(username="b")
    one.folded = "pham chi"
    one.save()
    assert found("le") == []
    User.objects.filter(username="a").delete()
    assert found("binh") == []
    try:
        with transaction.atomic():
            put(c="Ngô Dũng")
            raise ValueError
    except ValueError:
        assert found("dung") == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET folded = 'vu yen' WHERE username = 'b'")
    assert found("yen") == ["b"], "even a line of SQL"


def test_it_is_made_anew_where_it_is_missing() -> None:
    put(a="Lê Hoa")
    assert words.keep() == [], "nothing is missing"
    words.leave()
    assert "accounts_user" in words.keep()
    assert found("hoa") == ["a"]
    assert set(words.keep(anew=True)) == set(words.INDEXED)
    assert found("hoa") == ["a"]


def test_without_an_index_the_words_are_looked_for_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    put(a="Rà soát quy trình")
    monkeypatch.setattr(words, "_is_kept", lambda *_: False)
    assert found("soat ra") == ["a"]
    assert found("zz") == []
