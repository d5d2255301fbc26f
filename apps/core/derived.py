"""What is derived from records and kept with them, such as the index of the search: at once, or once after many."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Remake = Callable[[], object]
_waiting: ContextVar[dict[Remake, None] | None] = ContextVar("what is made anew in the end", default=None)


@contextmanager
def once() -> Iterator[None]:
    """What would be kept with each record that the block saves is made anew once, in the end. Not if the block fails.

    The transaction is to be opened outside, so that it holds both.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[Remake, None] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for remake in waiting:
        remake()


def is_put_off(remake: Remake) -> bool:
    """Whether such a block is on; then it will call `remake` in its end."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting[remake] = None
    return True
