from typing import Any

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.db.models.signals import post_migrate, pre_migrate

from cchc.shared.records import words


class SiteConfig(AppConfig):
    name = "cchc.web.site"
    label = "site"

    def ready(self) -> None:
        """Says what is searched, and keeps its index through migrations: set-up, upgrade and restore all migrate."""
        from cchc.web.site.search.tables import SEARCHED

        words.index(*SEARCHED)
        last = all_apps.get_app_config("work")  # told once a run, after the other tables
        pre_migrate.connect(_leave_index, sender=last)
        post_migrate.connect(_keep_index, sender=last)


def _leave_index(*, using: str, plan: list[Any], **_: Any) -> None:
    if plan:
        words.leave(using=using)


def _keep_index(*, using: str, **_: Any) -> None:
    words.keep(using=using)
