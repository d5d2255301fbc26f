"""Periods in the database: what certainly lies within one, and what must not overlap."""

from typing import TYPE_CHECKING

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db.models import Deferrable, F, Func, Q

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class CertainCore(Func):
    """The days that certainly belong to a period: latest start to earliest end, empty if they cross.

    The PostgreSQL function stands in the first migration of core.
    """

    function = "certain_core"
    output_field = DateRangeField()

    def __init__(self, *expressions, **extra):
        super().__init__(*(expressions or (F("start"), F("end"), F("is_planned"), F("is_end_planned"))), **extra)


def no_overlap(name: str, *seat: str, condition: Q | None = None, message: "StrOrPromise" = "") -> ExclusionConstraint:
    """A constraint that keeps the certain cores of periods of one seat from overlapping.

    It is deferrable: a hand-over moves the end of one period and the start of the next in one transaction.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[(CertainCore(), "&&"), *((field, "=") for field in seat)],
        condition=condition,
        deferrable=Deferrable.DEFERRED,
        violation_error_message=message or None,
    )


def perhaps_covers(day) -> Q:
    """The condition that nobody knows whether a period counts on that day: it had begun by a later one."""
    return Q(is_planned=False, start__earliest__isnull=True, start__latest__gt=day)


def covers(day, prefix: str = "") -> Q:
    """The condition that a period counts on that day; `prefix` leads to it, for instance `participations__`."""

    def q(**lookups):
        return Q(**{prefix + lookup: value for lookup, value in lookups.items()})

    begun = q(start__isnull=True) | q(start__counts_from__lte=day)
    running = q(end__isnull=True) | q(is_end_planned=True) | q(end__counts_to__gt=day)
    return q(is_planned=False) & begun & running
