"""The whole database as lines of text that any engine can take back, whatever version wrote them.

Rows are written and read through the models *as they were at the migrations applied*, so that newer code can
back up an older database before it migrates it, and take an older backup back before it migrates that.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.apps import apps as current_apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

# Sessions, lock-outs and Django's own bookkeeping are not worth keeping; everything of ours and the queue is.
KEPT_BESIDE_OURS = {"django_tasks_database"}
BATCH = 500


class Unusable(Exception):
    """A database or a backup that cannot be used; `str()` is a sentence for the person."""


def our_apps() -> set[str]:
    """Labels of the apps whose rows are kept."""
    ours = {config.label for config in current_apps.get_app_configs() if config.name.startswith("cchc.")}
    return ours | KEPT_BESIDE_OURS


def applied() -> list[tuple[str, str]]:
    """The newest migration of every app that the database has."""
    executor = MigrationExecutor(connection)
    done = set(executor.loader.applied_migrations)
    unknown = sorted(
        f"{app}.{name}" for app, name in done - set(executor.loader.disk_migrations) if app in our_apps()
    )
    if unknown:
        raise Unusable(f"unknown migrations: {', '.join(unknown)}")
    graph = executor.loader.graph
    return sorted(
        key
        for key in done & set(graph.nodes)
        if not any(child.key in done for child in graph.node_map[key].children if child.key[0] == key[0])
    )


def models_at(state: Iterable[tuple[str, str]]) -> list[type[models.Model]]:
    """Our models as they were at these migrations, in an order in which they can be read and written."""
    loader = MigrationExecutor(connection).loader
    historical = loader.project_state([key for key in state if key in loader.graph.nodes]).apps
    found = [
        model
        for model in historical.get_models(include_auto_created=True)
        if model._meta.app_label in our_apps() and model._meta.managed and not model._meta.proxy
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see the database as it is now, and nobody who writes has to wait."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        before, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = before
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def rows_of(model: type[models.Model]) -> Iterator[bytes]:
    """One JSON line a row."""
    fields = model._meta.concrete_fields
    for row in model._default_manager.order_by("pk").iterator(chunk_size=BATCH):
        record = {field.attname: _plain(field, row) for field in fields}
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def load(model: type[models.Model], lines: BinaryIO) -> int:
    """Inserts the rows; gives how many."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for field in fields.values():
        field.auto_now = field.auto_now_add = False  # type: ignore[attr-defined]  # keep the time of then
    batch: list[models.Model] = []
    count = 0
    for line in lines:
        record = json.loads(line)
        batch.append(model(**{name: _value(fields[name], value) for name, value in record.items()}))
        if len(batch) == BATCH:
            count += len(model._default_manager.bulk_create(batch))
            batch = []
    return count + len(model._default_manager.bulk_create(batch))


def reset_sequences(found: list[type[models.Model]]) -> None:
    """New rows must not get the numbers of those that were inserted with theirs."""
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(line)


def _plain(field: models.Field[Any, Any], row: models.Model) -> Any:
    """JSON columns as they are; everything else as the text that `to_python` reads back."""
    value = field.value_from_object(row)
    if value is None or isinstance(field, models.JSONField) or isinstance(value, bool | int):
        return value
    return field.value_to_string(row)


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    return value if value is None or isinstance(field, models.JSONField) else field.to_python(value)
