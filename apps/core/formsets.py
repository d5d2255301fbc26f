"""Rows of a thing on its own form: what they say together must hold, whatever was moved between them."""

from itertools import combinations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm

from apps.core.forms import constraints_of
from apps.core.models import Period


class RowFormSet(BaseInlineFormSet):
    """Holds the rows that would result to the exclusion constraints of their model.

    Django leaves these out for rows of a parent. The database holds them too, but would refuse the whole form;
    here the sentence stands at the row in question.
    """

    def clean(self):
        super().clean()
        if issubclass(self.model, Period):
            forms = [form for form in self.forms if self._counts(form)]
            for constraint in constraints_of(self.model):
                if isinstance(constraint, ExclusionConstraint):
                    self._hold_to(constraint, sorted(forms, key=lambda form: form.instance.certain_core))

    def _hold_to(self, constraint: ExclusionConstraint, forms: list[ModelForm]) -> None:
        told = ValidationError(constraint.get_violation_error_message(), code="overlap")
        for first, second in combinations(forms, 2):
            if self._conflict(constraint, first.instance, second.instance):
                form = first if first.has_changed() and not second.has_changed() else second
                form.add_error(None, told)
        for form in forms:
            if any(self._conflict(constraint, form.instance, other) for other in self._elsewhere(constraint, form)):
                form.add_error(None, told)

    def _elsewhere(self, constraint: ExclusionConstraint, form: ModelForm) -> QuerySet:
        """The rows of other things that compete for the same seat."""
        seat = [field for field, _operator in constraint.expressions[1:]]
        if self.fk.name in seat or not form.has_changed():
            return self.model._default_manager.none()
        own = [form.instance.pk for form in self.initial_forms]
        same = {field: getattr(form.instance, field) for field in seat}
        return self.model._default_manager.filter(**same).exclude(pk__in=own)

    def _counts(self, form: ModelForm) -> bool:
        """Whether the row will be there after saving and certainly covers some days."""
        is_blank = form.empty_permitted and not form.has_changed()
        is_deleted = self.can_delete and self._should_delete_form(form)
        return not (is_blank or is_deleted or form.errors) and form.instance.certain_core is not None

    def _conflict(self, constraint: ExclusionConstraint, first: Period, second: Period) -> bool:
        seat = [field for field, _operator in constraint.expressions[1:]]
        if any(self._seated(first, field) != self._seated(second, field) for field in seat):
            return False
        if any(field != self.fk.name and self._seated(first, field) is None for field in seat):
            return False  # as in SQL, NULL is never equal
        (start, end), (next_start, next_end) = first.certain_core, second.certain_core
        overlap = start < next_end and next_start < end
        return overlap and all(self._concerns(constraint, instance) for instance in (first, second))

    def _seated(self, instance: Period, field: str):
        """What holds the seat: all rows have the same parent, even one that is not saved yet."""
        return None if field == self.fk.name else getattr(instance, self.model._meta.get_field(field).attname)

    @staticmethod
    def _concerns(constraint: ExclusionConstraint, instance: Period) -> bool:
        condition = constraint.condition
        return condition is None or condition.check(
            {name: getattr(instance, name) for name in condition.referenced_base_fields}
        )
