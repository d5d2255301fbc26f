"""What the foot of a page says of its own life."""

from django import template

from apps.editions.models import ChangeNote, Publishable

register = template.Library()


@register.simple_tag
def change_notes(thing: Publishable) -> list[ChangeNote]:
    """What readers are told of changes on the page, the latest first; one query."""
    return list(thing.change_notes.all())
