"""Settings of the portal. What differs between machines is an environment variable, see `.env.example`."""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from cica_portal import environment, security
from cica_portal.security import PUBLIC_POLICY

BASE_DIR = Path(__file__).resolve().parent.parent
environment.load(BASE_DIR / ".env")
VAR_DIR = BASE_DIR / environment.text("VAR_DIR", "var")  # what the portal writes; never in the repository

# --- the site -------------------------------------------------------------------------------------------------------

DEBUG = environment.flag("DEBUG")
HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.number("PORT", 8000, 1, 65535)
SITE_URL = environment.site_address("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_OFFICIAL = environment.flag("SITE_OFFICIAL")
BEHIND_PROXY = environment.flag("BEHIND_PROXY")
IS_HTTPS = SITE_URL.startswith("https://")


def secret_key() -> str:
    """The variable SECRET_KEY, else a key made once and kept under `var/`, for its owner alone."""
    if key := environment.text("SECRET_KEY"):
        if len(key) < 50:
            raise environment.ImproperlyConfigured("SECRET_KEY is too short: it must be 50 random characters or more.")
        return key
    path = VAR_DIR / "secret_key"
    try:
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file,
        ):
            file.write(secrets.token_urlsafe(64))
        return path.read_text()
    except OSError as error:
        raise environment.ImproperlyConfigured(
            f"VAR_DIR={VAR_DIR} cannot be used: {error.strerror}. Start the portal as the user it belongs to, "
            "or set VAR_DIR to a folder of your own."
        ) from None


SECRET_KEY = secret_key()
ROOT_URLCONF = "cica_portal.urls"
WSGI_APPLICATION = "cica_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "modeltranslation",  # before the admin
    "apps.desk.apps.DeskAdminConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "simple_history",
    "django_prose_editor",
    "django_filters",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "cica_portal",
    "apps.core",
    "apps.accounts",
    "apps.editions",
    "apps.sources",
    "apps.participants",
    "apps.timeline",
    "apps.documents",
    "apps.participation",
    "apps.bodies",
    "apps.catalogue",
    "apps.chairmanships",
    "apps.observers",
    "apps.partners",
    "apps.members",
    "apps.about",
    "apps.news",
    "apps.chronicle",
    "apps.briefs",
    "apps.proposals",
    "apps.actions",
    "apps.transfer",
    "apps.care",
    "apps.sharing",
    "apps.opendata",
    "apps.search",
    "apps.citing",
    "apps.home",
    "apps.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cica_portal.security.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cica_portal.compression.CompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "cica_portal.memory.PageMemory",  # before whatever asks who is there
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",  # it tells the length, so after all that change a page
    "apps.core.middleware.DayMiddleware",  # its messages speak the page's language
    "apps.core.middleware.SideBySideMiddleware",
    "apps.opendata.middleware.FormsMiddleware",
    "apps.editions.middleware.LifeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apps.accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",  # last
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "apps.core.context.portal",
            ],
        },
    },
]

# --- the database ---------------------------------------------------------------------------------------------------

DATABASE_URL = environment.database_address("DATABASE_URL")
DATABASES: dict[str, Any] = {"default": {"ENGINE": "django.db.backends.postgresql"}}


def use_database(address: str) -> None:
    """Connect to `address`; with DATABASE_URL empty, to the embedded server that a command has started."""
    DATABASES["default"] = dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
    os.environ["DATABASE_URL"] = address  # for the processes it starts


if DATABASE_URL:
    use_database(DATABASE_URL)
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# --- languages and time ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian"))]
LANGUAGE_COOKIE_PATH = "/admin/"  # the desk's own switch; public pages have their language in the address
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ()  # a missing text is shown as missing, never borrowed silently
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"  # "today" is the Secretariat's

# --- files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cica_portal.staticfiles.JoinedStylesFinder",
]
STORAGES = {
    "default": {"BACKEND": "apps.proposals.files.MediaStorage"},
    "staging": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "staging", "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]  # nobody downloads source maps
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # a form with many inlines, in two languages
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644

# Counts what is tried too often, for all processes of the portal.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "cache"}}

# --- safety ---------------------------------------------------------------------------------------------------------

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 4 * 3600  # seconds

# Administrators make the accounts; nobody registers.
ACCOUNT_ADAPTER = "apps.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # we write to nobody but our own
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of what was done to the account
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
MFA_ADAPTER = "apps.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "apps.accounts.forms.SecondFactorCode",
    "reauthenticate": "apps.accounts.forms.ConfirmingCode",
    "activate_totp": "apps.accounts.forms.FirstCode",
    "login_webauthn": "apps.accounts.forms.LoginPasskey",
    "authenticate_webauthn": "apps.accounts.forms.SecondFactorPasskey",
    "reauthenticate_webauthn": "apps.accounts.forms.ConfirmingPasskey",
    "add_webauthn": "apps.accounts.forms.NewPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator wrote the address
MFA_TOTP_TOLERANCE = 1  # a clock may be 30 seconds off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS  # browsers themselves allow it on localhost alone


CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_POLICY}
PERMISSIONS_POLICY = security.PERMISSIONS_POLICY
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname, "localhost", "127.0.0.1", "[::1]", *environment.words("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a working day
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False  # not ours to promise for the rest of the domain
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "cica_portal.security.client_address"
AXES_LOCKOUT_CALLABLE = "apps.accounts.views.locked"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# The two about subdomains and preloading, see above.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# --- the data, for programs -----------------------------------------------------------------------------------------

API_RATE = environment.number("API_RATE", 120, 1, 100_000)  # requests a minute of one address
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["apps.opendata.api.throttling.Politeness"],
    "DEFAULT_PAGINATION_CLASS": "apps.opendata.api.pagination.Pages",
    "EXCEPTION_HANDLER": "apps.opendata.api.errors.problem",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": int(BEHIND_PROXY),
}
SPECTACULAR_SETTINGS = {"OAS_VERSION": "3.1.0"}

# --- mail -----------------------------------------------------------------------------------------------------------

globals().update(environment.mail_address("EMAIL_URL"))
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("EMAIL_FROM", f"portal@{urlsplit(SITE_URL).hostname}")

# --- serving --------------------------------------------------------------------------------------------------------

WORKERS = environment.number("WORKERS", 2, 1, 64)
THREADS = environment.number("THREADS", 4, 1, 64)
ACCESS_LOG = environment.flag("ACCESS_LOG")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # an unknown page is the visitor's business
    },
}
