"""What every test starts from: its own folder of documents, quick passwords, no lock-out between tests."""

from pathlib import Path
from typing import Any

import pytest


def pytest_configure() -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.WHITENOISE_USE_FINDERS = True
    _let_the_test_runner_empty_the_guarded_tables()


def _let_the_test_runner_empty_the_guarded_tables() -> None:
    """Between tests with real transactions Django empties every table; SQLite's triggers would refuse."""
    from django.db.backends.sqlite3.operations import DatabaseOperations

    from cchc.shared.records.append_only import create_triggers, drop_triggers

    empty = DatabaseOperations.sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **kwargs: Any) -> list[str]:
        from django.apps import apps

        columns = {
            model._meta.db_table: [field.column for field in model._meta.concrete_fields]
            for model in apps.get_app_config("records").get_models()
        }
        lines = empty(self, style, tables, **kwargs)
        return [*drop_triggers("sqlite"), *lines, *create_triggers("sqlite", columns)]

    DatabaseOperations.sql_flush = sql_flush


@pytest.fixture(autouse=True)
def documents_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    return settings.DOCUMENTS_ROOT
