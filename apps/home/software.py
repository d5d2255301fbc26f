"""The free software that the portal runs on, as it says itself."""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any, NamedTuple

from django.conf import settings

NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
LONGEST = 40
"""Some packages give the whole text of the licence where its name belongs."""


class Software(NamedTuple):
    name: str
    licence: str  # "" where it does not say
    url: str  # "" likewise


@cache
def software() -> tuple[Software, ...]:
    """What requirements.in asks for, by name."""
    lines = (settings.BASE_DIR / "requirements.in").read_text().splitlines()
    names = sorted((match[0] for line in lines if (match := NAME.match(line))), key=str.lower)
    return tuple(filter(None, map(_about, names)))


def _about(name: str) -> Software | None:
    try:
        told: Any = metadata(name)
    except PackageNotFoundError:  # not needed on this machine
        return None
    licences = [told.get("License-Expression"), told.get("License"), *_classified(told.get_all("Classifier"))]
    licence = next((text for text in licences if text and len(text) <= LONGEST and "\n" not in text), "")
    links = dict(link.split(", ", 1) for link in told.get_all("Project-URL") or () if ", " in link)
    found = [
        told.get("Home-page"),
        *(links.get(word) for word in ("Homepage", "Source", "Source Code", "Repository", "GitHub")),
    ]
    return Software(name, licence, next((link for link in found if link and link.startswith("https://")), ""))


def _classified(classifiers: list[str] | None) -> list[str]:
    return [line.rpartition(" :: ")[2] for line in classifiers or () if line.startswith("License ::")]
