"""The ways from the head of a state's page to its comparison with another, and to what changed for it."""

from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of, with_query
from apps.core.day import FIRST
from apps.core.registry import Way, add_way


def comparison(state, day) -> str | None:
    """The choice of another; what is not published cannot be chosen."""
    return with_query(address_of("chronicle:compare"), f"first={state.slug}") if state.is_published else None


def changes(state, day) -> str:
    """From the beginning to the page's day."""
    return with_query(address_of("chronicle:changes", FIRST.isoformat(), day.isoformat()), f"state={state.slug}")


def register():
    add_way(Way("participants:state", _("Compare with another state"), 30, comparison))
    add_way(Way("participants:state", _("What changed"), 40, changes))
