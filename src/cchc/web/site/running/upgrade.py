"""From an older version to this one: a backup first, then the migrations; a failure puts the old state back."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from cchc.web.site.running import backup
from cchc.web.site.running.restore import is_empty, restore


class RolledBack(Exception):
    """The migrations failed and everything is as it was; the cause is `__cause__`."""

    def __init__(self, kept: Path) -> None:
        super().__init__(str(kept))
        self.kept = kept


def upgrade(*, now: datetime) -> Path | None:
    """Gives where the backup lies; None where there was nothing to lose."""
    if is_empty():
        call_command("migrate", interactive=False, verbosity=0)
        return None
    kept = Path(settings.VAR) / "backups" / f"truoc-nang-cap-{now:%Y%m%d-%H%M%S}.zip"
    backup.write(kept, now=now)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except Exception as error:
        restore(kept, replace=True, forward=False)
        raise RolledBack(kept) from error
    return kept
