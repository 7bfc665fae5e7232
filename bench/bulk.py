"""Rows by the million: COPY on PostgreSQL, one prepared INSERT on SQLite. Columns that are not given get the model's default."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

BATCH = 20_000


def first_key(model: Any) -> int:
    """The first primary key that is free."""
    from django.db.models import Max

    return int(model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def write(model: Any, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Writes rows whose values stand in the order of `names` (attribute names, such as "plan_id"); how many."""
    from django.db import connection

    given = [field for name in names for field in model._meta.concrete_fields if field.attname == name]
    if len(given) != len(names):
        raise ValueError(f"{model.__name__}: {set(names) - {field.attname for field in given}}")
    others = [field for field in model._meta.concrete_fields if field not in given and not field.primary_key]
    tail = tuple(_stored(field, field.get_default()) for field in others)
    columns = [field.column for field in (*given, *others)]
    plain = [_is_plain(field) for field in given]
    stored = (
        (
            *(
                value if easy else _stored(field, value)
                for field, easy, value in zip(given, plain, row, strict=True)
            ),
            *tail,
        )
        for row in rows
    )
    put = _copy if connection.vendor == "postgresql" else _insert
    return put(model._meta.db_table, columns, stored)


def _is_plain(field: Any) -> bool:
    """Whether a value can go to the driver as it is."""
    from django.db import connection
    from django.db.models import BooleanField, CharField, ForeignKey, IntegerField, TextField

    kinds: tuple[Any, ...] = (IntegerField, CharField, TextField, ForeignKey, BooleanField)
    return isinstance(field, kinds) or (connection.vendor == "postgresql" and not _is_json(field))


def _is_json(field: Any) -> bool:
    return bool(field.get_internal_type() == "JSONField")


def _stored(field: Any, value: Any) -> Any:
    from django.db import connection

    return field.get_db_prep_save(value, connection)


def _copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    from django.db import connection

    count = 0
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({named}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    from django.db import connection

    count = 0
    named = ", ".join(f'"{column}"' for column in columns)
    line = f'INSERT INTO "{table}" ({named}) VALUES ({", ".join(["%s"] * len(columns))})'  # noqa: S608
    with connection.cursor() as cursor:
        for batch in _batches(rows):
            cursor.executemany(line, batch)
            count += len(batch)
    return count


def _batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    waiting = iter(rows)
    while batch := list(itertools.islice(waiting, BATCH)):
        yield batch


def finish(*models: Any) -> None:
    """New keys go on after the ones that were written; the planner knows how much there is."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(line)
        cursor.execute("ANALYZE")
