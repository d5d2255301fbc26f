"""The one reader of environment variables.

Every variable of the portal is read here, with its legal values; a wrong value raises `ImproperlyConfigured`, which
names the variable, what it holds and what would be legal. All of them are listed in `.env.example`.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def wrong(name: str, legal: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={os.environ.get(name, '')!r} cannot be used: {name} must be {legal}.")


def load(path: Path) -> None:
    """Take the lines `NAME=value` of a file that may be missing; what the environment sets goes first."""
    if path.exists():
        for line in path.read_text().splitlines():
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """The variable as written, without spaces around it; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE + FALSE:
        raise wrong(name, "1 or 0 (also true/false, yes/no, on/off)")
    return value in TRUE


def number(name: str, default: int, lowest: int, highest: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise wrong(name, f"a whole number from {lowest} to {highest}")
    return int(value)


def one_of(name: str, legal: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in legal:
        raise wrong(name, "one of " + ", ".join(legal))
    return value


def words(name: str) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def site_address(name: str, default: str) -> str:
    """The address of a site, `https://example.org`: scheme, host and port, nothing after them."""
    value = text(name, default).rstrip("/")
    legal = "the address of the site's root, such as https://example.org or http://127.0.0.1:8000"
    try:
        parts = urlsplit(value)
        is_root = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        raise wrong(name, legal) from None
    if parts.scheme not in ("http", "https") or not is_root or parts.username or parts.path or parts.query:
        raise wrong(name, legal)
    return value


def database_address(name: str) -> str:
    """The address of a PostgreSQL database, or nothing when the embedded server is meant."""
    value = text(name)
    if value:
        try:
            parts = urlsplit(value)
            is_whole = parts.scheme in ("postgres", "postgresql") and len(parts.path) > 1 and parts.port != 0
        except ValueError:
            is_whole = False
        if not is_whole:
            # The value may hold a password: it is not repeated.
            raise ImproperlyConfigured(
                f"{name} cannot be used: it must be postgres://user:password@host:5432/database."
            )
    return value


def mail_address(name: str) -> dict[str, str | int | bool]:
    """Where mail is handed over, as Django's settings; without the variable it is written to the standard output.

    `smtp://user:password@host:587` (STARTTLS), `smtps://…:465` (TLS), `smtp+plain://localhost:25` (a relay next door).
    """
    value = text(name)
    if not value:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    # The value may hold a password: it is not repeated.
    wrong_value = ImproperlyConfigured(
        f"{name} cannot be used: it must be smtp://user:password@host:587, smtps:// for TLS from the start, "
        "or smtp+plain:// for none."
    )
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise wrong_value from None
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if parts.scheme not in ports or not parts.hostname or parts.path.strip("/") or port == 0:
        raise wrong_value
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
