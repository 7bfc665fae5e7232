from datetime import date

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.queries.spending import Sums, spending_lines, spending_sums
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import Row

DAY = date(2026, 4, 1)


def test_money_is_a_ledger(given: MakePlan, chau: User) -> None:
    one, two = given(Row(), Row()).planitem_set.all()
    for kind, amount in (
        ("planned", 500),
        ("allocated", 400),
        ("spent", 100),
        ("spent", 150),
        ("spent", -50),
    ):
        actions.add_spending(one, kind=kind, amount=amount, on=DAY, by=chau)
    assert spending_sums([one, two]) == {one.pk: Sums(planned=500, allocated=400, spent=200)}
    assert [line.amount for line in spending_lines(one)] == [500, 400, 100, 150, -50]


@pytest.mark.parametrize(
    ("kind", "amount", "sentence"),
    [
        ("planned", 0, "khác 0"),
        ("spent", -1, "lớn hơn số đã ghi"),
        ("lost", 5, "chọn loại"),
        ("spent", 10**16, "không quá"),
    ],
)
def test_what_cannot_be_is_refused(
    given: MakePlan, chau: User, kind: str, amount: int, sentence: str
) -> None:
    item = given(Row()).planitem_set.get()
    with pytest.raises(Refused, match=sentence):
        actions.add_spending(item, kind=kind, amount=amount, on=DAY, by=chau)
    assert spending_sums([item]) == {}


def test_sums_are_one_query(given: MakePlan, chau: User, django_assert_num_queries: object) -> None:
    items = list(given(*[Row() for _n in range(6)]).planitem_set.all())
    for item in items:
        actions.add_spending(item, kind="spent", amount=7, on=DAY, by=chau)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(spending_sums(items)) == 6
