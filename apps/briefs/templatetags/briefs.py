"""The lines of a briefing note as HTML: `{% load briefs %}`."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from apps.briefs.note import Item
from apps.sources.templatetags.sources import footnote

register = template.Library()


@register.filter
def words(item: Item, after: str = "") -> SafeString:
    """A short text with its link, its language where it is another one, and the marks of its sources `after` a sign."""
    text = format_html('<a href="{}">{}</a>', item.href, item.text) if item.href else format_html("{}", item.text)
    if item.lang:
        gap = '<span class="untranslated"><span lang="{}">{}</span> <span class="untranslated-label">{}</span></span>'
        text = format_html(gap, item.lang, text, item.gap)
    return format_html("{}{}{}", text, after, footnote("", item.marks))


@register.filter
def listed(items: Iterable[Item]) -> SafeString:
    """Several of them with commas, which stand before the marks."""
    found = list(items)
    signs = [","] * (len(found) - 1) + [""]
    return format_html_join(" ", "{}", ((words(*pair),) for pair in zip(found, signs, strict=False)))


@register.filter
def joined(items: Iterable[Item], between: str) -> SafeString:
    """Several of them on a line."""
    return format_html_join(between, "{}", ((words(item),) for item in items))
