"""The style sheets: one file per component in `static/css/`, served as the one file `portal.css`.

`collectstatic` gives it a hash in its name and compresses it; `make dev` and the tests join it anew at each request.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

JOINED = "portal.css"
FIRST, LAST = ["tokens.css", "base.css"], ["print.css"]


def components() -> list[Path]:
    """The component files in the order of the cascade: tokens, base, the rest by name, print."""
    files = {file.name: file for file in (settings.BASE_DIR / "static" / "css").glob("*.css")}
    rest = sorted(files.keys() - {*FIRST, *LAST})
    return [files[name] for name in (*FIRST, *rest, *LAST) if name in files]


def join() -> str:
    """All components as one text, without comments, its relative addresses seen from one folder higher."""
    css = "\n".join(file.read_text() for file in components())
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"""(url\(\s*["']?)\.\./""", r"\1", css)
    return "\n".join(line for line in map(str.strip, css.splitlines()) if line) + "\n"


class JoinedStylesFinder(BaseFinder):
    """Finds `portal.css`, which it writes under `var/` when a component has changed."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [self.write()] if path == JOINED else []
        return found if find_all else next(iter(found), None)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        self.write()
        return [(JOINED, self.storage)]

    def write(self) -> str:
        file, css = Path(self.storage.path(JOINED)), join()
        if not file.exists() or file.read_text() != css:
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".new")
            unfinished.write_text(css)
            unfinished.replace(file)  # another process never reads half of it
        return str(file)
