"""Settings: every one has a default that works from a clone; production is set by environment variables.

The variables (docs/guide/van-hanh.md lists them with examples):
CCHC_HOME, CCHC_DEFINITIONS, CCHC_HOSTS, CCHC_HTTPS, CCHC_PROXIES, CCHC_SECRET_KEY, CCHC_DEBUG, DATABASE_URL,
CCHC_ADDRESS, CCHC_MAIL_URL, CCHC_MAIL_FROM, CCHC_SECOND_FACTOR, CCHC_OIDC_ISSUER, CCHC_OIDC_CLIENT_ID,
CCHC_OIDC_SECRET, CCHC_OIDC_NAME, CCHC_OIDC_MATCH, CCHC_CASCADE_DAYS.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

CODE = Path(__file__).resolve().parent
CLONE = CODE.parent.parent


def _words(name: str) -> list[str]:
    """A variable that holds words separated by commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _mail(url: str) -> dict[str, Any]:
    """smtp://user:password@host:587?tls=start|implicit|no → its parts; {} for no address. ValueError: which part."""
    if not url:
        return {}
    parts = urlsplit(url)
    tls = parse_qs(parts.query).get("tls", ["implicit" if parts.scheme == "smtps" else "start"])[0]
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or tls not in ("start", "implicit", "no"):
        raise ValueError("CCHC_MAIL_URL: smtp://user:password@host:587?tls=start|implicit|no")
    return {
        "host": parts.hostname,
        "port": parts.port or {"implicit": 465, "start": 587, "no": 25}[tls],
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "tls": tls,
    }


def _secret_key(path: Path) -> str:
    """The key kept at `path`; made on the first run. Two first runs at once agree on one key."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:  # another process was first
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")


# -- Where things are kept: everything that changes lies under VAR
_home = CLONE if (CLONE / "pyproject.toml").exists() else Path.cwd()
VAR = Path(os.environ.get("CCHC_HOME") or _home / "var").resolve()
DOCUMENTS_ROOT = VAR / "documents"
# What experts of the field edit: calendars of holidays … They come with the program; a province points at its own.
DEFINITIONS = Path(os.environ.get("CCHC_DEFINITIONS") or CODE / "definitions").resolve()

# -- Safety
DEBUG = _flag("CCHC_DEBUG")
SECRET_KEY = os.environ.get("CCHC_SECRET_KEY") or _secret_key(VAR / "secret_key")
HOSTS = _words("CCHC_HOSTS")
ALLOWED_HOSTS = HOSTS or ["localhost", "127.0.0.1", "[::1]"]
HTTPS = _flag("CCHC_HTTPS")
CSRF_TRUSTED_ORIGINS = [f"https://{host.removeprefix('.')}" for host in HOSTS] if HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600  # one working day
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cchc.web.site.views.errors.csrf_failure"
if HTTPS:
    # The proxy in front ends TLS and says so in this header; it must drop the header when a client sends it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# -- What an upload may weigh. The reader has its own limits; this is the door.
UPLOAD_BYTES = 100 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 2**20  # a pasted text
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# -- The parts of the house
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "lucide",
    "django_tasks",
    "django_tasks_db",
    "cchc.shared.records",
    "cchc.shared.agencies",
    "cchc.shared.accounts",
    "cchc.shared.notices",
    "cchc.steps.plans",
    "cchc.steps.work",
    "cchc.web.agencies",
    "cchc.web.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cchc.web.site.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cchc.web.site.limits.UploadLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cchc.web.site.limits.LostSession",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cchc.shared.accounts.middleware.MustFirst",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "cchc.urls"
WSGI_APPLICATION = "cchc.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cchc.web.site.context.layout",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "lucide.templatetags.lucide",
                "cchc.web.site.templatetags.site",
                "cchc.web.site.templatetags.constant",
            ],
        },
    }
]

# -- Database: one file from a clone, PostgreSQL by DATABASE_URL
if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)}
    if DATABASES["default"].get("ENGINE") == "django.db.backends.postgresql":
        # PostgreSQL would compile a page's larger questions for a second to save a tenth of it.
        DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "cchc.sqlite3",
            "OPTIONS": {
                # A writer takes the lock at once and waits for it: no "database is locked" half way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# -- People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600  # how long a one-time link lives, in seconds
# Roles (by key: admin, standing …) that must have a second factor; none by default. The single sign-on has its own.
SECOND_FACTOR_ROLES = _words("CCHC_SECOND_FACTOR")
# A province's single sign-on (OpenID Connect); `match`: by what an account is found the first time.
OIDC = {
    "issuer": os.environ.get("CCHC_OIDC_ISSUER", ""),
    "client_id": os.environ.get("CCHC_OIDC_CLIENT_ID", ""),
    "secret": os.environ.get("CCHC_OIDC_SECRET", ""),
    "name": os.environ.get("CCHC_OIDC_NAME", ""),
    "match": os.environ.get("CCHC_OIDC_MATCH") or "email",  # or preferred_username
}
# Five wrong passwords or codes lock one name from one address for 15 minutes (accounts/lockout.py has the address's limit).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "cchc.shared.accounts.lockout.locked_out"
AXES_USERNAME_CALLABLE = "cchc.shared.accounts.lockout.username_of"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "answer"]  # not kept with a failure
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # log-ins are Events of the audit trail
AXES_IPWARE_PROXY_COUNT = int(os.environ.get("CCHC_PROXIES") or 0) or None

# -- The last days (day, month) for agencies' own plans, then for central agencies', where the province's plan says none:
# "trước ngày 15/01" is 14/01.
CASCADE_LAST_DAYS = [
    (int(day), int(month))
    for day, month in (word.split("/") for word in _words("CCHC_CASCADE_DAYS") or ["14/01", "30/01"])
]

# -- Language and time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LANGUAGE_COOKIE_NAME = "ngon_ngu"
LOCALE_PATHS = [CODE / "locale"]
FORMAT_MODULE_PATH = ["cchc.web.site.formats"]
# The separator is put where a number is shown as a quantity ({{ n|number }}): a year is not 2.026.
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# -- Mail: without CCHC_MAIL_URL reminders wait in the outbox, and other letters lie as files under VAR
MAIL = _mail(os.environ.get("CCHC_MAIL_URL", ""))
MAIL_FROM = (
    os.environ.get("CCHC_MAIL_FROM") or f"CCHC <cchc@{HOSTS[0].removeprefix('.') if HOSTS else 'localhost'}>"
)
# Where people reach the site: the links of a letter begin with it.
ADDRESS = os.environ.get("CCHC_ADDRESS", "").rstrip("/") or (
    f"{'https' if HTTPS else 'http'}://{HOSTS[0].removeprefix('.')}" if HOSTS else "http://localhost:8000"
)
DEFAULT_FROM_EMAIL = MAIL_FROM
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "letters"
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL["host"], MAIL["port"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["user"], MAIL["password"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["tls"] == "start", MAIL["tls"] == "implicit"
    EMAIL_TIMEOUT = 20

# -- Static files: collected by `cchc setup`, served by WhiteNoise with long-lived names
STATIC_URL = "tinh/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise wants it there
FONTS_ROOT = VAR / "fonts"  # made from the font package by `cchc setup`
FONTS_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [("fonts", FONTS_ROOT)]
# Before set-up has collected them, pages still find their styles.
WHITENOISE_USE_FINDERS = DEBUG or not (STATIC_ROOT / "staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cchc.web.site.storage.StaticFiles"},
}

# -- What is told to whoever watches the terminal
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # what was refused to a person is no news; what broke is
    },
}
