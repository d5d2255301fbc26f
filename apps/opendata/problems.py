"""What went wrong, as programs are told of it: problem details (RFC 9457)."""

from http import HTTPStatus
from typing import Any

CONTENT_TYPE = "application/problem+json"


def problem_of(status: int, detail: str) -> dict[str, Any]:
    """An answer of that status in one shape; `detail` is a sentence in the caller's language."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}
