"""The portal's settings as the tests see them: nothing from this machine's environment, a throw-away database."""

import os
from pathlib import Path

from tests.cluster import throw_away

ROOT = Path(__file__).resolve().parent.parent

# What the caller's environment or .env says must not change what the tests see.
for line in (ROOT / ".env.example").read_text().splitlines():
    if "=" in line:
        os.environ[line.lstrip("# ").partition("=")[0]] = ""
os.environ["VAR_DIR"], os.environ["DATABASE_URL"] = throw_away()

from cica_portal.settings import *  # noqa: E402, F403
from cica_portal.settings import DATABASES, MIDDLEWARE, STORAGES, TEMPLATES  # noqa: E402
from tests.undefined import Undefined  # noqa: E402

SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c portal.may_empty_audit=on"  # between tests
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()
MIDDLEWARE.remove("cica_portal.memory.PageMemory")  # tests want to see pages made; its own put it back
WHITENOISE_AUTOREFRESH = True  # nothing is collected
WHITENOISE_USE_FINDERS = True
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
