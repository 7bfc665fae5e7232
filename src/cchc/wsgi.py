"""The application that a WSGI server runs: `cchc serve` starts it behind granian."""

import gc
import os
from contextlib import suppress
from pathlib import Path

from django.core.wsgi import get_wsgi_application


def settle() -> None:
    """Reads what every page needs before the first one is asked for, and keeps it out of the collector's rounds: a
    round over all of it would hold up somebody's page by a tenth of a second."""
    from django.conf import settings
    from django.template import TemplateSyntaxError, engines
    from django.template.utils import get_app_template_dirs
    from django.urls import get_resolver
    from django.utils.translation import activate, deactivate

    get_resolver().url_patterns  # noqa: B018
    for language, _name in settings.LANGUAGES:
        activate(language)
    deactivate()
    for folder in map(Path, get_app_template_dirs("templates")):
        if folder.is_relative_to(settings.CODE):
            for file in folder.rglob("*.html"):
                with suppress(TemplateSyntaxError):  # the page that has it will say so
                    engines["django"].get_template(str(file.relative_to(folder)))
    gc.collect()
    gc.freeze()


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
application = get_wsgi_application()
settle()
