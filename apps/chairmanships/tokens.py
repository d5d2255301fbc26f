"""Which state is in the chair and for what term, for texts."""

import datetime

from django.db.models import Model, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from apps.chairmanships.models import Chairmanship
from apps.core.languages import active
from apps.core.registry import Token, add_token
from apps.core.wording import period_in_words
from apps.participants.models import FormerName

# The state of the chair is named in many texts with good reason: only what says that it chairs will grow old.
CONTEXT = {"en": r"chair\w*|presid\w*", "ru": r"председател\w*|возглав\w*"}


def chair(day: datetime.date) -> str:
    """The state in the chair, by the name that it bore on that day."""
    former, present = f"name_{active()}", f"state__name_{active()}"
    names = FormerName.objects.on(day).filter(state=OuterRef("state"))
    terms = Chairmanship.objects.published().annotate(former=Subquery(names.values(former)[:1]))
    return next((then or now for then, now in terms.in_chair(day).values_list("former", present)), "") or ""


def chair_term(day: datetime.date) -> str:
    term = Chairmanship.objects.published().in_chair(day).first()
    return period_in_words(term) if term else ""


def bearer(record: Model, day: datetime.date) -> Model | None:
    return record.state if isinstance(record, Chairmanship) and record.is_on(day) else None


def register():
    add_token(Token("chair", 70, _("state in the chair"), chair, bearer=bearer, context=CONTEXT))
    add_token(Token("chair_term", 80, _("term of that chairmanship"), chair_term))
