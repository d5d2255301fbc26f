"""How many observer states and organizations there are, for texts."""

from django.utils.translation import gettext_lazy as _

from apps.core.nouns import Noun
from apps.core.registry import Token, add_token
from apps.observers.figures import observer_organizations, observer_states

STATES = Noun(
    en=("observer state", "observer states"),
    ru={
        "nom": ("государство-наблюдатель", "государства-наблюдателя", "государств-наблюдателей"),
        "gen": ("государства-наблюдателя", "государств-наблюдателей", "государств-наблюдателей"),
        "dat": ("государству-наблюдателю", "государствам-наблюдателям", "государствам-наблюдателям"),
        "acc": ("государство-наблюдатель", "государства-наблюдателя", "государств-наблюдателей"),
        "ins": ("государством-наблюдателем", "государствами-наблюдателями", "государствами-наблюдателями"),
        "prep": ("государстве-наблюдателе", "государствах-наблюдателях", "государствах-наблюдателях"),
    },
)
ORGANIZATIONS = Noun(
    en=("observer organization", "observer organizations"),
    ru={
        "nom": ("организация-наблюдатель", "организации-наблюдателя", "организаций-наблюдателей"),
        "gen": ("организации-наблюдателя", "организаций-наблюдателей", "организаций-наблюдателей"),
        "dat": ("организации-наблюдателю", "организациям-наблюдателям", "организациям-наблюдателям"),
        "acc": ("организацию-наблюдателя", "организации-наблюдателя", "организаций-наблюдателей"),
        "ins": ("организацией-наблюдателем", "организациями-наблюдателями", "организациями-наблюдателями"),
        "prep": ("организации-наблюдателе", "организациях-наблюдателях", "организациях-наблюдателях"),
    },
)
TYPED_STATES = {
    "en": r"observer[ -](?:states|countries)|observers?",
    "ru": r"(?:государств|стран)\w*[ -]наблюдател\w*|наблюдател\w*",
}
TYPED_ORGANIZATIONS = {
    "en": r"(?:observer[ -])?organi[sz]ations",
    "ru": r"организаци\w*[ -]наблюдател\w*|организаци\w*",
}


def register():
    states, organizations = _("number of observer states"), _("number of observer organizations")
    add_token(Token("observer_states", 20, states, observer_states, STATES, TYPED_STATES))
    add_token(
        Token("observer_organizations", 30, organizations, observer_organizations, ORGANIZATIONS, TYPED_ORGANIZATIONS)
    )
