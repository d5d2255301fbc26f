"""Who heads the Secretariat, for texts."""

import datetime

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from apps.bodies.models import Body, Holder, Office
from apps.core.languages import active
from apps.core.registry import Token, add_token


def secretary_general(day: datetime.date) -> str:
    """The head of the Secretariat, whatever the post was called."""
    heads = Holder.objects.published().seated(day).heads().filter(office__body__kind=Body.Kind.ADMINISTRATIVE)
    return heads.values_list(f"name_{active()}", flat=True).first() or ""


def bearer(record: Model, day: datetime.date) -> Model | None:
    if not isinstance(record, Holder) or record.office.rank != Office.Rank.HEAD:
        return None
    return record if record.office.body.kind == Body.Kind.ADMINISTRATIVE and record.is_on(day) else None


def register():
    add_token(Token("secretary_general", 90, _("head of the Secretariat"), secretary_general, bearer=bearer))
