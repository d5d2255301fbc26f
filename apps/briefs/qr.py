"""The address of a note as a picture that a telephone reads."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=512)
def qr(address: str) -> SafeString:
    """SVG without a document's head, one unit for each module, ready to stand in a page."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 (drawn)
