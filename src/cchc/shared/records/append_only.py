"""Rows that are written once: the rule in the model, and again as triggers in the database."""

from typing import Any

from django.db import models

# Columns that may go from "not known yet" to a value; everything else of these tables is fixed.
FILLED_ONCE = {
    "records_document": ("number", "issuer", "issued_on"),
    "records_passage": (),
    "records_event": (),
}
MESSAGE = "append-only: this row cannot be changed or deleted"


class Unchangeable(Exception):
    """Somebody tried to change or delete a row that is written once."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> int:
        raise Unchangeable(f"{self.model._meta.label}: rows are never updated")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Unchangeable(f"{self.model._meta.label}: rows are never deleted")


class AppendOnly(models.Model):
    """Save works once; delete never."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Unchangeable(f"{self._meta.label} {self.pk}: written once")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Unchangeable(f"{self._meta.label} {self.pk}: never deleted")


def create_triggers(vendor: str, columns: dict[str, list[str]]) -> list[str]:
    """SQL that guards the tables; `columns` names every column of each table."""
    build = _postgresql if vendor == "postgresql" else _sqlite
    return [line for table, names in columns.items() for line in build(table, names)]


def drop_triggers(vendor: str) -> list[str]:
    """SQL that takes the guard away: for emptying a test database, and for undoing the migration."""
    on = " ON {0}" if vendor == "postgresql" else ""
    return [
        f"DROP TRIGGER IF EXISTS {table}_{move}{on.format(table)};"
        for table in FILLED_ONCE
        for move in ("update", "delete")
    ]


def _changed(table: str, names: list[str], different: str) -> str:
    """True where an update touches a fixed column or overwrites a value that was already filled in."""
    parts = []
    for name in names:
        test = f'OLD."{name}" {different} NEW."{name}"'
        if name in FILLED_ONCE[table]:
            test = f"""({test} AND OLD."{name}" IS NOT NULL)"""
        parts.append(test)
    return " OR ".join(parts)


def _sqlite(table: str, names: list[str]) -> list[str]:
    abort = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END;"
    when = _changed(table, names, "IS NOT")
    return [
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} WHEN {when} {abort}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {abort}",
    ]


def _postgresql(table: str, names: list[str]) -> list[str]:
    run = "EXECUTE FUNCTION records_append_only();"
    when = _changed(table, names, "IS DISTINCT FROM")
    return [
        "CREATE OR REPLACE FUNCTION records_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$;",
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) {run}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} FOR EACH ROW {run}",
    ]
