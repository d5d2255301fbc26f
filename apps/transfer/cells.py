"""How the value of a field stands in a cell, and which field of a form reads it back."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

NUMBER = "number"
"""The column that says which record a row is about where the record has no address."""

YES, NO = {"yes", "да", "1", "true"}, {"no", "нет", "0", "false", ""}


class Cell(Field):
    """A column of a table: always text, the same whatever language the desk speaks."""

    def __init__(self, column: Any, **kwargs):
        name = NUMBER if column.primary_key else column.name
        super().__init__(attribute=column.name, column_name=name, **kwargs)
        self.column = column

    def export(self, instance, **kwargs) -> str:
        value = self.get_value(instance)
        if value is None:
            return ""
        if isinstance(self.column, models.ForeignKey):
            return value.slug
        return written(value)

    @property
    def label(self) -> str:
        """The name of the field as the form of the desk has it."""
        if self.column.primary_key:
            return _("Number of the record")
        words = {"en": _("%(name)s (English)"), "ru": _("%(name)s (Russian)")}
        if hasattr(self.column, "translated_field"):
            name = words[self.column.language] % {"name": self.column.translated_field.verbose_name}
            return capfirst(name)
        return capfirst(str(self.column.verbose_name))

    @property
    def legal(self) -> str:
        """What may stand in the cell; "" if it is any text."""
        if self.column.choices:
            return ", ".join(str(key) for key, _label in self.column.flatchoices if key)
        if isinstance(self.column, models.ForeignKey):
            return _("address of the record: the last part of its page's address")
        if isinstance(self.column, models.BooleanField):
            return _("yes or no")
        return str(self.column.formfield().help_text) if self.column.editable else ""


def written(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime.datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case datetime.time():
            return value.strftime("%H:%M")
    return str(value).replace("\r\n", "\n")


class YesNo(forms.BooleanField):
    """A tick as it is written in a cell."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"required": False})

    def to_python(self, value):
        word = str(value or "").strip().casefold()
        if word not in YES | NO:
            raise ValidationError(_("Write yes or no, not “%(word)s”.") % {"word": value}, code="invalid")
        return word in YES


def form_field(column: models.Field, **kwargs) -> forms.Field | None:
    """The field of a form that reads the cells of a column; for `modelform_factory`."""
    match column:
        case models.BooleanField():
            kwargs["form_class"] = YesNo
        case models.URLField():
            kwargs["assume_scheme"] = "https"
        case models.ForeignKey():
            told = gettext_lazy("There is no such record with the address “%(value)s”.")
            kwargs |= {"to_field_name": "slug", "error_messages": {"invalid_choice": told}}
    return column.formfield(**kwargs)
