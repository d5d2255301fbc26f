"""What all guided actions share: one form with a date, an event and a source, and the records that it makes of them.

An action knows only what has happened: what is planned is noted on the record itself and ends nothing.
"""

from collections.abc import Iterator
from itertools import chain, count
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Field, ForeignKey, Model, Q
from django.utils.functional import lazy
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from apps.core.dates import PartialDate
from apps.core.day import today
from apps.core.fields import PartialDateField, PartialDateFormField
from apps.core.languages import LANGUAGES, other
from apps.core.models import Period
from apps.core.widgets import RecordSelect
from apps.core.wording import since
from apps.participants.models import State
from apps.participation.models import Participation
from apps.sources.models import Citation, Source
from apps.timeline.models import Event

Line = tuple[str, ...]
_filled = lazy(lambda sentence, name: capfirst(sentence % {"name": name}), str)


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


def of_model(model: type[Model], name: str, *, required: bool = False, **options) -> Any:
    """The form field of a model's field, as the desk shows it; a choice among records gets its search."""
    field = _field(model, name)
    if isinstance(field, ForeignKey):
        options["widget"] = RecordSelect(field, admin.site)
    elif isinstance(field, Field) and not field.choices and not isinstance(field, PartialDateField):
        options["widget"] = AdminTextInputWidget()
    return field.formfield(**{"required": required, "help_text": "", "label": capfirst(field.verbose_name), **options})


def choice(model: type[Model], label: Any, *, required: bool = True, told: Any = "", help_text: Any = "") -> Any:
    """A choice among few records, which the form names when it is made; `told` if another one is sent."""
    errors = {"invalid_choice": told} if told else {}
    return forms.ModelChoiceField(
        model._default_manager.none(), label=label, required=required, help_text=help_text, error_messages=errors
    )


def pair(model: type[Model], name: str, language: str, *, required: bool = False, label: Any = "") -> Any:
    """One column of a bilingual field."""
    words = {"en": gettext_lazy("%(name)s (English)"), "ru": gettext_lazy("%(name)s (Russian)")}
    named = _filled(words[language], label or _field(model, name).verbose_name)
    field = of_model(model, f"{name}_{language}", required=required, label=named)
    field.widget.attrs["lang"] = language
    return field


class ActionForm(forms.Form):
    """A guided action: its short form, and `carry_out`, which does all that follows from it.

    `rights` are those that whoever proposes it needs; `lines` its own fields, above those of event and source;
    `pages` the names of the lists on which readers see it, besides the pages of the records that it changes.
    """

    key: str
    label: Any
    sentence: Any
    rights: tuple[str, ...] = ()
    lines: tuple[Line, ...] = (("date",),)
    pages: tuple[str, ...] = ()

    date = PartialDateFormField(label=gettext_lazy("Since when"))
    source = of_model(Citation, "source")
    place_en = pair(Citation, "place", "en")
    place_ru = pair(Citation, "place", "ru")
    source_title_en = pair(Source, "title", "en")
    source_title_ru = pair(Source, "title", "ru")
    source_url = of_model(Source, "url", assume_scheme="https")
    source_issued = of_model(Source, "issued")
    source_grade = of_model(Source, "grade")
    source_language = of_model(Source, "language", initial="en")
    note = forms.CharField(
        label=gettext_lazy("Note for the reviewer"), required=False, max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    class Media:
        js = ("admin/desk.js",)

    fields: dict[str, Any]
    new_source: tuple[Line, ...] = (
        ("source_title_en", "source_title_ru"),
        ("source_url", "source_issued"),
        ("source_grade", "source_language"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["date"].help_text = PartialDateField().formfield().help_text
        self.made: list[Model] = []

    # --- the form

    def fieldsets(self) -> Iterator[tuple[Any, dict]]:
        """As the desk draws them; what describes a new event or source stays open once something was typed there."""
        yield None, {"fields": self.lines, "classes": ("bilingual",)}
        yield from self._sourcing()
        yield None, {"fields": (("note",),), "classes": ("bilingual",)}

    def _sourcing(self) -> Iterator[tuple[Any, dict]]:
        yield _("Where it is stated"), {"fields": (("source",), ("place_en", "place_ru")), "classes": ("bilingual",)}
        yield _("A source that is not recorded yet"), self._folded(self.new_source)

    def _folded(self, lines: tuple[Line, ...]) -> dict:
        typed = any(self._typed(name) for line in lines for name in line)
        return {"fields": lines, "classes": ("bilingual",) if typed else ("bilingual", "collapse")}

    def _typed(self, name: str) -> bool:
        given = str(self.data.get(name) or "").strip() if self.is_bound else ""
        return given not in ("", self.fields[name].initial)

    def values(self) -> dict[str, str]:
        """What was typed, as it is kept until the action is carried out."""
        return {name: self.data[name] for name in self.fields if name != "note" and self.data.get(name)}

    def clean_date(self) -> PartialDate:
        date = self.cleaned_data["date"]
        if date.counts_from > today():
            raise ValidationError(
                _(
                    "That day is still to come. Here you record what has happened; "
                    "what is planned is noted on the record itself."
                ),
                code="future",
            )
        return date

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._either("source", self.new_source, optional=("source_url", "source_issued", "source_language"))
        return cleaned

    def _either(self, chosen: str, lines: tuple[Line, ...], optional: Line, *, required: bool = True) -> None:
        """Either something recorded is chosen, or something new is described, not both."""
        names = [name for line in lines for name in line]
        described = any(self._typed(name) for name in names)
        if described and self._typed(chosen):
            self.add_error(chosen, _("Either choose what is recorded or describe what is new, not both."))
        elif described:
            for name in names:
                if name not in optional and not self._typed(name) and name not in self.errors:
                    self.add_error(name, ValidationError(self.fields[name].error_messages["required"], code="required"))
        elif required and not self._typed(chosen):
            self.add_error(chosen, _("Choose what is recorded, or describe what is new below."))

    def want_both_languages(self, name: str) -> None:
        """An error beside the empty half of a pair, if the other one was typed."""
        for language in LANGUAGES:
            if self._typed(f"{name}_{other(language)}") and not self._typed(f"{name}_{language}"):
                self.add_error(f"{name}_{language}", ValidationError(_("Write it in both languages."), code="required"))

    def standing(self) -> list[Any]:
        """The records that it would end, for whoever fills it in; none where that depends on what is chosen."""
        return []

    # --- what follows from it

    def carry_out(self) -> None:
        """Make and change the records, in the transaction of the caller. Raises ValidationError with sentences."""
        raise NotImplementedError

    def subject(self) -> Model | None:
        """The record that it is chiefly about; None if there is none yet."""
        raise NotImplementedError

    @property
    def day(self):
        """The first day on which what the action tells counts."""
        return self.cleaned_data["date"].counts_from

    def refuse_before(self, period: Period | None) -> None:
        """An error beside the date, if it does not lie after the start of the period that it ends."""
        date = self.cleaned_data.get("date")
        if period and date and period.start and date.counts_from <= period.start.counts_from:
            # Translators: %(since)s is “since 17 June 2011” or “since September 2001 or earlier”
            told = _("Give a later day: what this ends counts %(since)s.")
            self.add_error("date", told % {"since": since(period.start)})

    def refuse_stranger(self, state: State | None) -> None:
        """An error beside the state, if it was not a member on the day of the action."""
        date = self.cleaned_data.get("date")
        if date and state and not member_states(date.counts_from).filter(pk=state.pk).exists():
            self.add_error("state", ValidationError(_("It was not a member state on that day."), code="stranger"))

    def end(self, period: Any, *, event: Event | None = None) -> None:
        """Let a period that goes on end on the day of the action."""
        planned, period.end, period.is_end_planned = period.end, self.cleaned_data["date"], False
        if event and hasattr(period, "closing_event"):
            period.closing_event = event
        self.save(period)
        if planned:
            self._set_plans_apart(period, planned)
        self.cite(period, "end")

    def _set_plans_apart(self, period: Any, planned: PartialDate) -> None:
        """Sources that gave the planned end state otherwise, unless it ended as planned."""
        date = self.cleaned_data["date"]
        begins_within = planned.earliest is None or planned.earliest <= date.counts_from
        if begins_within and (planned.latest is None or date.counts_to <= planned.latest):
            return
        supports = (Citation.Standing.AGREES, Citation.Standing.INFERRED)
        for citation in period.citations.filter(field="end", standing__in=supports):
            citation.standing = Citation.Standing.DIFFERS
            for language in LANGUAGES:
                with override(language):
                    reasoning = _("Written beforehand: it gives the end that was then planned.")
                setattr(citation, f"reasoning_{language}", reasoning)
            self.save(citation)

    def save(self, record: Any) -> Any:
        """Check and keep a record; what is wrong with it is told of the form's fields, or of the whole."""
        try:
            record.full_clean()
        except ValidationError as error:
            told: dict[str, list] = {}
            for name, errors in error.error_dict.items():
                told.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(errors)
            raise ValidationError(told) from error
        record.save()
        self.made.append(record)
        return record

    def cite(self, record: Any, *facts: str) -> None:
        """Name the source for those facts of a record that have a value."""
        for fact in facts:
            if getattr(record, fact):
                where = {f"place_{language}": self.cleaned_data[f"place_{language}"] for language in LANGUAGES}
                self.save(Citation(record=record, field=fact, source=self.record_source(), **where))

    def record_source(self) -> Source:
        """The source chosen, or the new one, which is recorded when first asked for."""
        given = self.cleaned_data
        if not given["source"]:
            source = Source(
                slug=free_slug(Source, given["source_title_en"]), status=Source.Status.PUBLISHED,
                title_en=given["source_title_en"], title_ru=given["source_title_ru"], url=given["source_url"],
                grade=given["source_grade"], language=given["source_language"] or Source.Language.EN,
                issued=given["source_issued"], retrieved_on=today() if given["source_url"] else None,
            )  # fmt: skip
            given["source"] = self.save(source)
        return given["source"]


class EventActionForm(ActionForm):
    """An action that has an event: one that is recorded, or a new one on the day of the action."""

    event_is_required = True

    event = of_model(Participation, "event", label=gettext_lazy("Event"))
    event_title_en = pair(Event, "title", "en")
    event_title_ru = pair(Event, "title", "ru")
    event_kind = of_model(Event, "kind")
    event_place = of_model(Event, "place")

    new_event: tuple[Line, ...] = (("event_title_en", "event_title_ru"), ("event_kind", "event_place"))

    def _sourcing(self):
        yield _("At which event"), {"fields": (("event",),), "classes": ("bilingual",)}
        yield _("An event that is not recorded yet"), self._folded(self.new_event)
        yield from super()._sourcing()

    def clean(self):
        cleaned = super().clean()
        self._either("event", self.new_event, optional=("event_place",), required=self.event_is_required)
        return cleaned

    def record_event(self) -> Event | None:
        """The event chosen, known now to have taken place; or the new one; None where none was given."""
        given = self.cleaned_data
        event: Event | None = given["event"]
        if event and event.is_planned:
            event.is_planned = False
            if not event.starts.is_exact:
                event.starts = given["date"]
            self.cite(self.save(event), "starts")
        elif not event and given["event_title_en"]:
            event = Event(
                slug=free_slug(Event, given["event_title_en"]), status=Event.Status.PUBLISHED,
                title_en=given["event_title_en"], title_ru=given["event_title_ru"], kind=given["event_kind"],
                starts=given["date"], place=given["event_place"],
            )  # fmt: skip
            self.cite(self.save(event), "starts", "place")
        return event


def goes_on() -> Q:
    """The condition that a period has begun and no end of it is recorded."""
    return Q(is_planned=False) & (Q(end__isnull=True) | Q(is_end_planned=True))


def taken_up(model: Any, **identity) -> Any:
    """The record that was noted as planned and has come true; a new one where there is none."""
    record = model.objects.filter(is_planned=True, **identity).first() or model(**identity)
    record.is_planned = False
    return record


def free_slug(model: Any, words: str) -> str:
    """The address of a new record: the words in Latin letters, with a number if another record bears it."""
    base = slugify(words)[:70].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in chain([base], (f"{base}-{number}" for number in count(2))) if slug not in taken)


def member_states(day) -> Any:
    """Who was a member state on that day."""
    return State.objects.published().filter(pk__in=Participation.objects.on(day).members().values("state"))
