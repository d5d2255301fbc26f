"""Where uploaded files go: to the media, but in a rehearsal to memory alone, and away again if the work fails."""

import base64
import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import timedelta
from pathlib import PurePosixPath
from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, storages
from django.utils import timezone

_memory: ContextVar[dict[str, bytes] | None] = ContextVar("files of the rehearsal", default=None)
_written: ContextVar[list[tuple[FileSystemStorage, str]] | None] = ContextVar("files just written", default=None)

SETTLED = timedelta(hours=1)
"""A file that came within this time may belong to a proposal that is only being written."""


class MediaStorage(FileSystemStorage):
    """The media. In a rehearsal nothing is written or deleted, and a new file's address is its content."""

    def get_available_name(self, name, max_length=None):
        """One that nobody can guess: files of what is not public yet lie beside the others."""
        path = PurePosixPath(name)
        secret = path.with_name(f"{path.stem[:60]}-{token_hex(8)}{path.suffix}")
        return super().get_available_name(str(secret), max_length)

    def _save(self, name, content):
        memory = _memory.get()
        if memory is not None:
            memory[name] = b"".join(content.chunks())
            return name
        name = super()._save(name, content)
        if (written := _written.get()) is not None:
            written.append((self, name))
        return name

    def _open(self, name, mode="rb"):
        content = (_memory.get() or {}).get(name)
        return super()._open(name, mode) if content is None else ContentFile(content, name)

    def exists(self, name):
        return name in (_memory.get() or {}) or super().exists(name)

    def size(self, name):
        content = (_memory.get() or {}).get(name)
        return super().size(name) if content is None else len(content)

    def delete(self, name):
        if _memory.get() is None:
            super().delete(name)

    def url(self, name):
        content = (_memory.get() or {}).get(name)
        if content is None:
            return super().url(name)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"


@contextmanager
def in_memory() -> Iterator[None]:
    """New files go to memory while the block runs."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


@contextmanager
def no_orphans() -> Iterator[None]:
    """If the block fails, what it wrote to the media is deleted."""
    token = _written.set([])
    try:
        yield
    except BaseException:
        for storage, name in _written.get() or ():
            storage.delete(name)
        raise
    finally:
        _written.reset(token)


def rewound(files: Mapping[str, File]) -> dict[str, File]:
    """The same files, to be read from their beginning."""
    for file in files.values():
        file.seek(0)
    return dict(files)


def sweep(closed: Iterable[str] = ()) -> None:
    """Delete from the staging the files of a closed proposal, and what an interrupted work left there."""
    from apps.proposals.models import ProposalFile

    storage: Any = storages["staging"]
    for name in closed:
        storage.delete(name)
    known = set(ProposalFile.objects.values_list("file", flat=True))
    with suppress(FileNotFoundError):
        for name in storage.listdir("proposals")[1]:
            path = f"proposals/{name}"
            if path not in known and timezone.now() - storage.get_modified_time(path) > SETTLED:
                storage.delete(path)
