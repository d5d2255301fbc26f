"""How many partner organizations there are, for texts."""

from django.utils.translation import gettext_lazy as _

from apps.core.nouns import Noun
from apps.core.registry import Token, add_token
from apps.partners.figures import partners

NOUN = Noun(
    en=("partner organization", "partner organizations"),
    ru={
        "nom": ("организация-партнёр", "организации-партнёра", "организаций-партнёров"),
        "gen": ("организации-партнёра", "организаций-партнёров", "организаций-партнёров"),
        "dat": ("организации-партнёру", "организациям-партнёрам", "организациям-партнёрам"),
        "acc": ("организацию-партнёра", "организации-партнёра", "организаций-партнёров"),
        "ins": ("организацией-партнёром", "организациями-партнёрами", "организациями-партнёрами"),
        "prep": ("организации-партнёре", "организациях-партнёрах", "организациях-партнёрах"),
    },
)
TYPED = {
    "en": r"partner[ -]organi[sz]ations|partners?",
    "ru": r"организаци\w*[ -]партн[её]р\w*|партн[её]р\w*",
}


def register():
    add_token(Token("partners", 40, _("number of partner organizations"), partners, NOUN, TYPED))
