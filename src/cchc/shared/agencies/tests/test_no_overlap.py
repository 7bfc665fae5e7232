"""The database refuses two spans of one code that share a day, whoever writes them and however."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from cchc.shared.agencies.models import Agency, Group

pytestmark = pytest.mark.django_db


def _agency(start: date, end: date | None, code: str = "so-a") -> Agency:
    return Agency(code=code, name="Sở A", folded="so a", kind="department", valid_from=start, valid_to=end)


@pytest.fixture
def held() -> Agency:
    agency = _agency(date(2025, 3, 1), date(2025, 6, 30))
    agency.save()
    return agency


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 1, 1), date(2025, 3, 1)),
        (date(2025, 1, 1), None),
        (date(2025, 4, 1), date(2025, 5, 1)),
        (date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_shared_day_is_refused(held: Agency, start: date, end: date | None) -> None:
    with pytest.raises(IntegrityError, match="no-overlap"), transaction.atomic():
        _agency(start, end).save()
    with pytest.raises(IntegrityError, match="no-overlap"), transaction.atomic():
        Agency.objects.bulk_create([_agency(start, end)])


def test_spans_side_by_side_and_other_codes_are_fine(held: Agency) -> None:
    _agency(date(2025, 7, 1), None).save()
    _agency(date(2025, 1, 1), date(2025, 2, 28)).save()
    _agency(date(2025, 1, 1), None, "so-b").save()
    assert Agency.objects.count() == 4


def test_a_change_that_would_make_them_share_a_day_is_refused(held: Agency) -> None:
    _agency(date(2025, 7, 1), None).save()
    with pytest.raises(IntegrityError, match="no-overlap"), transaction.atomic():
        Agency.objects.filter(pk=held.pk).update(valid_to=None)
    Agency.objects.filter(pk=held.pk).update(name="Sở A mới", valid_to=date(2025, 6, 30))


def test_groups_keep_apart_by_key() -> None:
    Group.objects.create(key="xa", name="xã", valid_from=date(2025, 1, 1))
    with pytest.raises(IntegrityError, match="no-overlap"), transaction.atomic():
        Group.objects.create(key="xa", name="xã", valid_from=date(2025, 2, 1))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_transactions_at_once_cannot_both_write_a_span() -> None:
    refused: list[str] = []

    def second() -> None:
        try:
            _agency(date(2025, 2, 1), None).save()
        except IntegrityError as error:
            refused.append(str(error))
        finally:
            connection.close()

    other = threading.Thread(target=second)
    with transaction.atomic():
        _agency(date(2025, 1, 1), None).save()
        other.start()
        other.join(0.5)  # it waits for this transaction, or has already written
    other.join()
    assert len(refused) == 1
    assert "no-overlap" in refused[0]
    assert Agency.objects.count() == 1
