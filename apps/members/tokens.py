"""How many member states there are, for texts."""

from django.utils.translation import gettext_lazy as _

from apps.core.nouns import Noun
from apps.core.registry import Token, add_token
from apps.members.figures import members

NOUN = Noun(
    en=("Member State", "Member States"),
    ru={
        "nom": ("государство-член", "государства-члена", "государств-членов"),
        "gen": ("государства-члена", "государств-членов", "государств-членов"),
        "dat": ("государству-члену", "государствам-членам", "государствам-членам"),
        "acc": ("государство-член", "государства-члена", "государств-членов"),
        "ins": ("государством-членом", "государствами-членами", "государствами-членами"),
        "prep": ("государстве-члене", "государствах-членах", "государствах-членах"),
    },
)
TYPED = {
    "en": r"member[ -](?:states|countries)|members?|states|countries|nations|membership",
    "ru": r"(?:государств|стран)\w*[ -](?:член|участни)\w*|государств\w*|стран\w*|член\w*",
}


def register():
    # “Two Member States coordinate the area” is no count of the members; there never were fewer than fifteen.
    add_token(Token("members", 10, _("number of member states"), members, NOUN, TYPED, least=10))
