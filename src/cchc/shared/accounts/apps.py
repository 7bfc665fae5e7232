from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class AccountsConfig(AppConfig):
    name = "cchc.shared.accounts"
    label = "accounts"

    def ready(self) -> None:
        """A misspelt role must not leave a door open that somebody meant to close."""
        from cchc.shared.accounts.roles import ROLES

        unknown = set(settings.SECOND_FACTOR_ROLES) - set(ROLES)
        if unknown:
            raise ImproperlyConfigured(
                f"CCHC_SECOND_FACTOR: {', '.join(sorted(unknown))}; roles are {', '.join(ROLES)}"
            )
