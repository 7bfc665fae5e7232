"""Taking a backup back: checked first, then all of it or nothing."""

import os
import zipfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from cchc.shared.records.store import write_once
from cchc.web.site.running import backup, dump
from cchc.web.site.running.backup import Contents
from cchc.web.site.running.dump import Unusable


class NotEmpty(Exception):
    """There is something here already that the backup would take the place of."""


def restore(source: Path, *, replace: bool, forward: bool = True) -> Contents:
    """Puts the backup in the place of what is here. `forward`: then migrates it to the code that runs.

    Unusable: the file is damaged, or newer than the code. NotEmpty: without `replace`, data is here already.
    """
    contents = backup.verify(source)
    if not replace and not is_empty():
        raise NotEmpty
    _put_documents(source, contents)  # under their own checksums: harmless, even if the rest fails
    if connection.vendor == "sqlite":
        _into_sqlite(source, contents, forward=forward)
    else:
        _into_postgresql(source, contents, forward=forward)
    return contents


def is_empty() -> bool:
    """Whether no row of ours is in the database."""
    tables = set(connection.introspection.table_names())
    if "django_migrations" not in tables:
        return True
    return not any(
        model._default_manager.exists()
        for model in dump.models_at(dump.applied())
        if model._meta.db_table in tables
    )


def _put_documents(source: Path, contents: Contents) -> None:
    with zipfile.ZipFile(source) as archive:
        for name in contents.members:
            folder, _, digest = name.partition("/")
            if folder == "documents":
                write_once(Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest, archive.read(name))


def _into_sqlite(source: Path, contents: Contents, *, forward: bool) -> None:
    """Builds the database beside the old one and changes their names at the end."""
    path = Path(str(connection.settings_dict["NAME"]))
    draft = path.with_name(f"{path.name}.restoring")
    _remove(draft)
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        _build(source, contents, forward=forward)
        with closing(connection.cursor()) as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        connection.close()
        _remove(draft)
        raise
    finally:
        connection.close()
        connection.settings_dict["NAME"] = path
    for leftover in ("-wal", "-shm"):  # belong to the database that goes
        Path(f"{path}{leftover}").unlink(missing_ok=True)
    os.replace(draft, path)
    _remove(draft)


def _into_postgresql(source: Path, contents: Contents, *, forward: bool) -> None:
    """One transaction: the tables go, are made anew and filled."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names():
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
        _build(source, contents, forward=forward)


def _build(source: Path, contents: Contents, *, forward: bool) -> None:
    """Tables as they were in the backup, its rows, and then on to the code that runs."""
    for app, name in contents.migrations:
        call_command("migrate", app, name, interactive=False, verbosity=0)
    with transaction.atomic(), zipfile.ZipFile(source) as archive:
        found = dump.models_at(contents.migrations)
        _check_references("DEFERRED")  # a migration that added a reference has left it immediate
        for model in found:
            label = model._meta.label_lower
            with archive.open(f"rows/{label}.jsonl") as lines:
                if dump.load(model, lines) != contents.rows[label]:
                    raise Unusable(f"rows: {label}")
        dump.reset_sequences(found)
        _check_references("IMMEDIATE")  # so that migrations may alter the tables in this transaction
    if forward:
        call_command("migrate", interactive=False, verbosity=0)


def _check_references(when: str) -> None:
    """PostgreSQL only: whether references between rows are checked at once or at the end of the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS ALL {when}")


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
