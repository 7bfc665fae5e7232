"""What every test starts from: its own folder of documents, quick passwords, work done at once."""

import gc
import os
from pathlib import Path
from typing import Any

import hypothesis
import pytest

LONG = ("test_journeys", "test_browser", "test_commands", "test_kill")  # a browser or a server of their own
DATABASE_FIXTURES = {"db", "transactional_db"}
OWN_DATABASES = {"test_kill.py"}  # they make their own on the server that the tests run on


def pytest_configure() -> None:
    from django.conf import settings
    from django.core.signals import setting_changed

    from cchc.web.site.running.messages import compile_messages

    gc.set_threshold(50_000, 20, 50)  # as the commands do
    # A busy machine is no fault of what is tested; how quick things are is measured by `make bench`.
    hypothesis.settings.register_profile("cchc", deadline=None)
    hypothesis.settings.load_profile("cchc")

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    # Its backend may be in use already.
    setting_changed.send(sender=None, setting="TASKS", value=settings.TASKS, enter=True)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.WHITENOISE_USE_FINDERS = True
    settings.DATABASES["default"]["CONN_MAX_AGE"] = (
        0  # a test server's threads must not hold on to the database
    )
    for folder in settings.LOCALE_PATHS:
        compile_messages(folder)
    _let_the_test_runner_empty_the_guarded_tables()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first, on one worker; the other does short ones, then takes of the long ones what is left.

    The second run, on PostgreSQL, takes only the tests that touch the database.
    """
    items.sort(key=lambda item: not item.path.name.startswith(LONG))
    if not os.environ.get("CCHC_ONLY_DATABASE"):
        return
    others = [item for item in items if not _touches_database(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if _touches_database(item)]


def _touches_database(item: pytest.Item) -> bool:
    """Journeys in a browser do too, but ask it nothing that other tests do not; once is enough."""
    fixtures = set(getattr(item, "fixturenames", ()))
    asked = item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)
    return (asked or item.path.name in OWN_DATABASES) and "live_server" not in fixtures


def _let_the_test_runner_empty_the_guarded_tables() -> None:
    """Between tests with real transactions Django empties every table; SQLite's triggers would refuse."""
    from django.db.backends.sqlite3.base import DatabaseWrapper

    from cchc.shared.records.append_only import create_triggers, drop_triggers

    operations = DatabaseWrapper.ops_class
    empty = operations.sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **kwargs: Any) -> list[str]:
        from django.apps import apps

        columns = {
            model._meta.db_table: [field.column for field in model._meta.concrete_fields]
            for model in apps.get_app_config("records").get_models()
        }
        lines = empty(self, style, tables, **kwargs)
        return [*drop_triggers("sqlite"), *lines, *create_triggers("sqlite", columns)]

    operations.sql_flush = sql_flush


@pytest.fixture(autouse=True)
def documents_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    return settings.DOCUMENTS_ROOT
