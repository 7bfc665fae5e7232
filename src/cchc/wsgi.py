"""The application that a WSGI server runs: `cchc serve` starts it behind granian."""

import gc
import os

from django.core.wsgi import get_wsgi_application


def settle() -> None:
    """Keeps what stays for good out of the collector's rounds: a round over all of it would hold up somebody's page
    by a tenth of a second. Every page is imported first, so that it counts among that."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018
    gc.collect()
    gc.freeze()


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
application = get_wsgi_application()
settle()
