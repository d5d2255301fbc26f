"""Which standing texts each page shows, in order, by their keys.

A key brings along the texts whose keys continue it after a dash: `history` also `history-1992-1999`.
"""

TEXTS = {
    "about:about": ("what-is-cica", "scale", "languages", "secretariat-day"),
    "about:history": ("history", "initiative-osda", "forums"),
    "about:transformation": (
        "transformation-launch",
        "transformation-goals",
        "transformation-baseline",
        "transformation-history",
    ),
    "catalogue:catalogue": ("catalogue-intro",),
    "home:legal": ("legal-official", "legal-terms", "legal-licence", "legal-privacy"),
    "home:accessibility": ("accessibility",),
}


def place_of(key: str) -> tuple[str, int] | None:
    """The page that shows the text of that key and its place there; None where no page does."""
    for page, keys in TEXTS.items():
        for place, shown in enumerate(keys):
            if key == shown or key.startswith(f"{shown}-"):
                return page, place
    return None
