"""Parts of a page that hold other content: `{% section _("History") id="history" %}…{% endsection %}`.

Each renders the component of the same name under templates/components/, as an include would, with `content` besides.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from apps.core import registry
from apps.core.day import shown

register = template.Library()

# A state added by staff may have no flag among the files: then the page shows none.
FLAGS = frozenset(path.stem for path in (Path(settings.BASE_DIR) / "static" / "flags").glob("*.svg"))

HEADED = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
LONG = 5
"""A page of so many sections offers the ways to them."""


def _component(name: str, content: str, **variables) -> SafeString:
    return mark_safe(get_template(f"components/{name}.html").render({"content": content, **variables}))  # noqa: S308 (a template)


@register.simple_block_tag
def section(content: str, heading: str, id: str, note: str = "", wide: bool = False) -> SafeString:  # noqa: A002
    """A headed part of a page, the heading in the margin on wide screens. `wide`: the content takes the whole width."""
    return _component("section", content, heading=heading, id=id, note=note, wide=wide)


@register.simple_block_tag
def on_this_page(content: str) -> SafeString:
    """A page's content; where it is long, the ways to its sections stand below its heading."""
    sections = [(name, mark_safe(heading)) for name, heading in HEADED.findall(content)]  # noqa: S308 (a template)
    head, end, rest = content.partition("</header>")
    if len(sections) < LONG or not end:
        return mark_safe(content)  # noqa: S308 (a template)
    ways = get_template("components/on_this_page.html").render({"sections": sections})
    return mark_safe(f"{head}{end}{ways}{rest}")  # noqa: S308 (templates)


@register.simple_block_tag
def fact(content: str, term: str) -> SafeString:
    """A row of a fact list: `<dl class="fact-list">{% fact _("Capital") %}…{% endfact %}</dl>`."""
    return _component("fact", content, term=term)


@register.simple_block_tag
def table(content: str, caption: str, id: str) -> SafeString:  # noqa: A002
    """A table with its caption; scrolls sideways by itself on narrow screens."""
    return _component("table", content, caption=caption, id=id)


@register.simple_block_tag
def chart(content: str, label: str, id: str, caption: str = "", wide: bool = True) -> SafeString:  # noqa: A002
    """A picture drawn as SVG, named by `label`. `wide`: it keeps its size on narrow screens and scrolls sideways."""
    return _component("chart", content, label=label, id=id, caption=caption, wide=wide)


@register.simple_block_tag
def banner(content: str, kind: str, title: str = "") -> SafeString:
    """Something to know before reading. `kind`: historical, withdrawn, planned, language, message or error."""
    return _component("banner", content, kind=kind, title=title)


@register.simple_block_tag
def captured(content: str) -> SafeString:
    """What is written once and shown elsewhere: `{% captured as title %}…{% endcaptured %}`."""
    return mark_safe(content.strip())  # noqa: S308 (a template)


@register.simple_tag
def ways(page: str, thing: Any = None) -> list[dict[str, Any]]:
    """The ways that other apps offer from the head of that page: `{% ways "bodies:body" body as ways %}`."""
    return registry.ways(page, thing, shown())


@register.simple_tag
@lru_cache(maxsize=1000)  # three sizes of every flag
def flag(iso2: str, size: str = "small") -> str:
    """The flag of a state as a decoration beside its name. `size`: small, medium or large."""
    code = (iso2 or "").lower()
    if code not in FLAGS:
        return ""
    width, height = {"small": (24, 18), "medium": (40, 30), "large": (96, 72)}[size]
    return format_html(
        '<img class="flag flag-{}" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        size,
        static(f"flags/{code}.svg"),
        width,
        height,
    )
