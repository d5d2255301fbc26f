"""The colours of the cover, read from the style sheet, so that pictures and browsers show the same as the pages."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

TOKENS = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


@cache
def colours(*, dark: bool = False) -> dict[str, str]:
    """By the names of the tokens, such as `cover`: "#12264a"."""
    light, _, others = TOKENS.read_text().partition("@media (prefers-color-scheme: dark)")
    return {**dict(_COLOUR.findall(light)), **(dict(_COLOUR.findall(others)) if dark else {})}
