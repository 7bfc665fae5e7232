"""Spans of one code (of a group: of one key) never share a day: the rule as triggers in the database."""

# table → the column that holds what the spans belong to
GUARDED = {"agencies_agency": "code", "agencies_group": "key"}
MESSAGE = "no-overlap: two spans of one code share a day"
_FOREVER = "'9999-12-31'"


def create_triggers(vendor: str) -> list[str]:
    """SQL that guards the tables."""
    build = _postgresql if vendor == "postgresql" else _sqlite
    return [line for table, column in GUARDED.items() for line in build(table, column)]


def drop_triggers(vendor: str) -> list[str]:
    """SQL that takes the guard away: for undoing the migration."""
    on = " ON {0}" if vendor == "postgresql" else ""
    return [
        f"DROP TRIGGER IF EXISTS {table}_{move}_span{on.format(table)};"
        for table in GUARDED
        for move in ("insert", "update")
    ]


def _shares_a_day(table: str, column: str, forever: str) -> str:
    """True where another row of the same code or key has a day in common with the new one."""
    return (  # the names are ours
        f"EXISTS (SELECT 1 FROM {table} other WHERE other.{column} = NEW.{column} AND other.id <> NEW.id "  # noqa: S608
        f"AND other.valid_from <= COALESCE(NEW.valid_to, {forever}) "
        f"AND NEW.valid_from <= COALESCE(other.valid_to, {forever}))"
    )


def _sqlite(table: str, column: str) -> list[str]:
    """After the row is written: before that it has no id yet. The ABORT takes the statement back."""
    test = _shares_a_day(table, column, _FOREVER)
    abort = f"WHEN {test} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END;"
    return [
        f"CREATE TRIGGER {table}_insert_span AFTER INSERT ON {table} {abort}",
        f"CREATE TRIGGER {table}_update_span AFTER UPDATE OF {column}, valid_from, valid_to ON {table} {abort}",
    ]


def _postgresql(table: str, column: str) -> list[str]:
    """The lock makes two transactions that write the same code wait for each other; the test sees both then."""
    test = _shares_a_day(table, column, f"DATE {_FOREVER}")
    run = f"FOR EACH ROW EXECUTE FUNCTION {table}_no_overlap();"
    return [
        f"CREATE OR REPLACE FUNCTION {table}_no_overlap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"PERFORM pg_advisory_xact_lock(hashtext('{table}'), hashtext(NEW.{column})); "
        f"IF {test} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "RETURN NULL; END $$;",
        f"CREATE TRIGGER {table}_insert_span AFTER INSERT ON {table} {run}",
        f"CREATE TRIGGER {table}_update_span AFTER UPDATE OF {column}, valid_from, valid_to ON {table} {run}",
    ]
