"""Words in a column `folded`, found by the database's own full-text index: `Plan.objects.filter(folded__words="ra soat")`.

Each of the words must stand in the column, the beginning of a word is enough, in any order; what holds together
("76/nq-cp", "2.1") must stand together. The database keeps the index right by itself, whoever writes a row and
however: SQLite by triggers into an FTS5 table, PostgreSQL by a generated column under a GIN index. No index: LIKE.
"""

import re
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connections, models, transaction
from django.db.models.expressions import Col

COLUMN = "folded"
LONGEST = 100_000  # letters of a text that PostgreSQL indexes; a tsvector ends at a megabyte
_WORD = re.compile("[a-z0-9]+")  # all that is left of Vietnamese once it is folded

Parts = list[list[str]]


def parts_of(folded: str) -> Parts:
    """ "76/nq ra" → [["76", "nq"], ["ra"]]: what stands between blanks holds together."""
    found = [_WORD.findall(part) for part in folded.split()]
    return [part for part in found if part]


@models.CharField.register_lookup
@models.TextField.register_lookup
class Words(models.Lookup[Any]):
    """Nothing typed that is a word finds nothing."""

    lookup_name = "words"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Sequence[Any]]:
        parts = parts_of(str(self.rhs))
        if not parts:
            return "1 = 0", ()
        table = self.lhs.target.model._meta.db_table if isinstance(self.lhs, Col) else ""
        if not table or not _is_kept(connection, table):
            return self._as_like(compiler, connection, parts)
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        if connection.vendor == "postgresql":
            return f"{alias}.\"{COLUMN}_words\" @@ to_tsquery('simple', %s)", (as_tsquery(parts),)
        index = f"{table}_words"
        inside = f'SELECT rowid FROM "{index}" WHERE "{index}" MATCH %s'  # noqa: S608
        return f'{alias}."id" IN ({inside})', (as_fts5(parts),)

    def _as_like(self, compiler: Any, connection: Any, parts: Parts) -> tuple[str, Sequence[Any]]:
        column, params = self.process_lhs(compiler, connection)
        wanted = [f"%{word}%" for part in parts for word in part]
        return " AND ".join([f"{column} LIKE %s"] * len(wanted)), [*params, *wanted]


def as_fts5(parts: Parts) -> str:
    """The question as FTS5 writes it. One letter alone is a word of its own, but at the end, where one still types."""
    begun = [len(" ".join(part)) > 1 for part in parts[:-1]] + [True]
    return " ".join(
        f'"{" ".join(part)}"{"*" if open_ else ""}' for part, open_ in zip(parts, begun, strict=True)
    )


def as_tsquery(parts: Parts) -> str:
    """The same as PostgreSQL writes it."""
    begun = [len(" ".join(part)) > 1 for part in parts[:-1]] + [True]
    return " & ".join(
        f"({' <-> '.join(part)}{':*' if open_ else ''})" for part, open_ in zip(parts, begun, strict=True)
    )


INDEXED: dict[str, type[models.Model]] = {}  # by table; filled when the site starts


def index(*found: type[models.Model]) -> None:
    """These tables are kept from now on; each has a column `folded` and a key `id`."""
    INDEXED.update((model._meta.db_table, model) for model in found)


def keep(*, using: str = "default", anew: bool = False) -> list[str]:
    """Makes the index of every table that has none (`anew`: of all); names of the tables that were indexed.

    Where nothing is missing it asks one question, so it may be called after every migration.
    """
    connection = connections[using]
    if connection.vendor == "sqlite" and not _has_fts5():
        return []
    with transaction.atomic(using=using), connection.cursor() as cursor:
        missing = set(INDEXED) - (set() if anew else _kept(connection, cursor))
        made = sorted(_with_column(connection, cursor, missing))
        for table in made:
            for line in [*_drop(connection.vendor, table), *_make(connection.vendor, table)]:
                cursor.execute(line)
    return made


def leave(*, using: str = "default") -> None:
    """Takes the indexes away: before migrations, which may remake the tables that they hang on."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for table in set(INDEXED) & set(connection.introspection.table_names(cursor)):
            for line in _drop(connection.vendor, table):
                cursor.execute(line)


@lru_cache(maxsize=1)
def _has_fts5() -> bool:
    """Whether Python's SQLite was built with it; all that are distributed are."""
    try:
        with sqlite3.connect(":memory:") as memory:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5(a)")
    except sqlite3.OperationalError:
        return False
    return True


def _is_kept(connection: Any, table: str) -> bool:
    return table in INDEXED and (connection.vendor == "postgresql" or _has_fts5())


def _with_column(connection: Any, cursor: Any, tables: set[str]) -> set[str]:
    """Those that are there and have the column by now: migrations may be on their way."""
    if not tables:
        return set()
    look = connection.introspection
    there = tables & set(look.table_names(cursor))
    return {one for one in there if COLUMN in {col.name for col in look.get_table_description(cursor, one)}}


def _kept(connection: Any, cursor: Any) -> set[str]:
    """Tables whose index is whole."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT tablename FROM pg_indexes WHERE indexname = tablename || '_words'")
        return {row[0] for row in cursor.fetchall()}
    cursor.execute(
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name IN "
        "(tbl_name || '_words_insert', tbl_name || '_words_update', tbl_name || '_words_delete') "
        "GROUP BY tbl_name HAVING count(*) = 3"
    )
    return {row[0] for row in cursor.fetchall()}


def _drop(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [f'ALTER TABLE "{table}" DROP COLUMN IF EXISTS "{COLUMN}_words"']
    moves = ("insert", "update", "delete")
    gone = [f'DROP TRIGGER IF EXISTS "{table}_words_{move}"' for move in moves]
    return [*gone, f'DROP TABLE IF EXISTS "{table}_words"']


def _make(vendor: str, table: str) -> list[str]:
    return _make_postgresql(table) if vendor == "postgresql" else _make_sqlite(table)


def _make_postgresql(table: str) -> list[str]:
    words = f"regexp_replace(left({COLUMN}, {LONGEST}), '[^a-z0-9]+', ' ', 'g')"
    column = f"\"{COLUMN}_words\" tsvector GENERATED ALWAYS AS (to_tsvector('simple', {words})) STORED"
    return [
        f'ALTER TABLE "{table}" ADD COLUMN {column}',
        f'CREATE INDEX "{table}_words" ON "{table}" USING gin ("{COLUMN}_words")',
        f'ANALYZE "{table}"',  # the planner must know which words are common
    ]


def _make_sqlite(table: str) -> list[str]:
    """An FTS5 table that keeps no text of its own, and the triggers that tell it of every change."""
    index = f'"{table}_words"'
    put = f"INSERT INTO {index}(rowid, {COLUMN}) VALUES (new.id, new.{COLUMN});"  # noqa: S608
    out = f"INSERT INTO {index}({index}, rowid, {COLUMN}) VALUES ('delete', old.id, old.{COLUMN});"  # noqa: S608
    changed = f"old.{COLUMN} IS NOT new.{COLUMN}"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{COLUMN}, content='{table}', content_rowid='id', tokenize='unicode61', prefix='1 2')",
        f'CREATE TRIGGER "{table}_words_insert" AFTER INSERT ON "{table}" BEGIN {put} END',
        f'CREATE TRIGGER "{table}_words_delete" AFTER DELETE ON "{table}" BEGIN {out} END',
        f'CREATE TRIGGER "{table}_words_update" AFTER UPDATE OF {COLUMN} ON "{table}" WHEN {changed} '
        f"BEGIN {out} {put} END",
        f"INSERT INTO {index}({index}) VALUES ('rebuild')",  # noqa: S608
    ]
