"""Forms of records: the two languages are equals, and a constraint speaks beside the field it is about."""

from collections.abc import Iterator
from functools import cache, reduce
from itertools import chain
from operator import or_

from django import forms
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import BaseConstraint, CheckConstraint, Field, Model, Q, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core import tokens
from apps.core.languages import LANGUAGES, other


def bilingual_fields(model: type[Model]) -> dict[str, list[str]]:
    """The bilingual fields with their columns, English first: {"name": ["name_en", "name_ru"]}."""
    return _bilingual_fields(model)


@cache
def _bilingual_fields(model: type[Model]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in model._meta.fields:
        if hasattr(field, "translated_field"):
            found.setdefault(field.translated_field.name, []).append(field.name)
    return found


def name_of_column(column: Field) -> str:
    """The name of a bilingual text with the language of the column: “Title (Russian)”."""
    words = {"en": _("%(name)s (English)"), "ru": _("%(name)s (Russian)")}
    return capfirst(words[column.language] % {"name": column.translated_field.verbose_name})


def takes_tokens(field: Field) -> bool:
    """Whether living numbers can stand in it: the longer texts of the portal's own words.

    Names and titles are also shown where nothing fills them; sources and citations say what others wrote.
    """
    is_own = hasattr(field.model, "cited_fields")
    return is_own and hasattr(field, "translated_field") and isinstance(field, TextField)


def lacks(model: type[Model], language: str) -> Q:
    """The condition that a record lacks a language: of a text that stands in the other one, or of a required text."""
    condition = Q(pk=None)
    for name in bilingual_fields(model):
        missing, present = (
            Q(**{f"{name}_{code}": ""}) | Q(**{f"{name}_{code}": None}) for code in (language, other(language))
        )
        condition |= missing & ~present if model._meta.get_field(name).blank else missing
    return condition


def behind(model: type[Model], language: str) -> Q:
    """The condition that a text of a record is older in a language than in the other (apps/editions/freshness.py)."""
    conditions = [Q(**{f"behind__{name}__language": language}) for name in bilingual_fields(model)]
    return reduce(or_, conditions) & ~lacks(model, language)


def lacks_a_language(model: type[Model]) -> Q:
    """The same of either language."""
    return reduce(or_, (lacks(model, language) for language in LANGUAGES))


def constraints_of(model: type[Model]) -> list[BaseConstraint]:
    """The constraints of a model; a proxy has those of the model it stands for."""
    return list(model._meta.concrete_model._meta.constraints)


def refusal(error: IntegrityError) -> ValidationError:
    """What PostgreSQL refused, as a sentence for the person who saved."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return ValidationError(constraint.get_violation_error_message(), code="refused")
    return ValidationError(
        _(
            "The database could not keep this, because another record was changed at the same time "
            "or has the same key. Nothing was saved; look at it again."
        ),
        code="refused",
    )


def fields_of(constraint: BaseConstraint) -> list[str]:
    """The fields that a constraint is about, in the order in which it names them."""
    if isinstance(constraint, ExclusionConstraint):  # the period, then the seat
        expression = constraint.expressions[0][0]
        return [source.name for source in expression.get_source_expressions()]
    if isinstance(constraint, CheckConstraint):
        return list(_named(constraint.condition))
    return list(getattr(constraint, "fields", ()))


def _named(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _named(child)
        elif isinstance(child, tuple):
            yield child[0].partition("__")[0]


BOXES = ("still_valid", "minor_change")
"""What staff may tick for each pair of texts; the record is told at saving (apps/editions/freshness.py)."""


class RecordForm(forms.ModelForm):
    """A form in which a text may be given in either language first."""

    still_valid = forms.MultipleChoiceField(
        label=gettext_lazy("Translation still valid"), required=False, widget=forms.CheckboxSelectMultiple
    )
    minor_change = forms.MultipleChoiceField(
        label=gettext_lazy("Minor change"), required=False, widget=forms.CheckboxSelectMultiple
    )

    refusal: ValidationError | None = None
    """What the database has just said to the same data."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = self._meta.model
        texts = [
            (name, capfirst(model._meta.get_field(name).verbose_name))
            for name, columns in bilingual_fields(model).items()
            if self.instance.pk and any(column in self.fields for column in columns)
        ]
        for box in BOXES:
            if texts:
                self.fields[box].choices = texts
            else:
                del self.fields[box]

    def clean(self):
        cleaned = super().clean()
        for box in BOXES:
            setattr(self.instance, box, cleaned.get(box, ()))
        for name, columns in bilingual_fields(self._meta.model).items():
            shown = [column for column in columns if column in self.fields]
            is_optional = self._meta.model._meta.get_field(name).blank
            if shown and not is_optional and not any(cleaned.get(column) or column in self.errors for column in shown):
                for column in shown:
                    self.add_error(column, ValidationError(_("Give it in at least one language."), code="required"))
            for column in shown:
                self._check_tokens(column, cleaned.get(column) or "")
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned

    def _check_tokens(self, column: str, text: str) -> None:
        """Living numbers are those that there are, and stand only where readers alone see the text."""
        known, unknown = tokens.typed(text)
        if unknown:
            sentence = _(
                "%(typed)s is not a living number. There are: %(legal)s. "
                "After a number, a stroke and the case give it its noun: {members|gen}."
            ) % {"typed": ", ".join(unknown), "legal": tokens.legal()}
            self.add_error(column, ValidationError(sentence, code="unknown_token"))
        elif known and not takes_tokens(self._meta.model._meta.get_field(column)):
            sentence = _("A living number can stand only in longer texts, not here: %(typed)s.")
            self.add_error(column, ValidationError(sentence % {"typed": ", ".join(known)}, code="token"))

    def add_error(self, field, error):
        """As Django's; the sentence of a constraint goes to the first field of the form that it is about."""
        if field is None and not isinstance(error, ValidationError):
            error = ValidationError(error)
        if field is None and hasattr(error, "error_dict"):
            rest = dict(error.error_dict)
            homeless = [name for name in rest if name not in self.fields]  # NON_FIELD_ERRORS, what one may only read
            for sentence in dict.fromkeys(chain.from_iterable(rest.pop(name) for name in homeless)):
                self.add_error(None, sentence)
            if rest:
                super().add_error(None, ValidationError(rest))
            return
        if field is None:
            field = self._place(error)
        super().add_error(field, error)

    def _place(self, error: ValidationError) -> str | None:
        for constraint in constraints_of(self._meta.model):
            if error.messages == [str(constraint.get_violation_error_message())]:
                return next((name for name in fields_of(constraint) if name in self.fields), None)
        return None


class RowForm(RecordForm):
    """A row on the form of a thing."""

    def _get_validation_exclusions(self):
        """Leaves out the constraints on `start`: they would compare the row with how the others stood before.

        How all rows will stand is what RowFormSet looks at.
        """
        return super()._get_validation_exclusions() | {"start"}
