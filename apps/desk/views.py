"""Pages of the desk besides its front page and the forms of records."""

import csv
from typing import Any

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from apps.accounts import audit
from apps.core.languages import LANGUAGES, NAMES
from apps.core.spreadsheets import harmless
from apps.desk.matrix import STATES, WAITING, Matrix, key_of, models_of, shares

ROWS = 50
BATCH = 500


class MatrixForm(forms.Form):
    """What the matrix of translations is narrowed to."""

    app = forms.ChoiceField(label=gettext_lazy("Part of the portal"), required=False)
    model = forms.ChoiceField(label=gettext_lazy("Kind of record"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=pgettext_lazy("translation", "State"), required=False)

    def __init__(self, data, user):
        super().__init__(data, use_required_attribute=False)
        models = models_of(user)
        parts = {model._meta.app_label: model._meta.app_config.verbose_name for model in models}
        kinds = [(key_of(model), capfirst(model._meta.verbose_name_plural)) for model in models]
        choices = {
            "app": parts.items(),
            "model": sorted(kinds, key=lambda kind: kind[1]),
            "language": [(language, capfirst(NAMES[language])) for language in LANGUAGES],
            "state": [(WAITING, _("Missing or behind")), *((state, capfirst(told)) for state, told in STATES.items())],
        }
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = [("", _("all")), *offered]

    def matrix(self, user) -> Matrix:
        """The rows asked for; a choice that is none narrows nothing, and the form says so."""
        self.is_valid()
        return Matrix(user, **self.cleaned_data)


def translations(request: HttpRequest) -> HttpResponse:
    """The matrix of translations, a page at a time."""
    form = MatrixForm(request.GET, request.user)
    rows: Any = form.matrix(request.user)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return TemplateResponse(
        request,
        "desk/translations.html",
        {
            **admin.site.each_context(request),
            "title": _("Translations"),
            "form": form,
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "shares": shares(request.user),
            "languages": [capfirst(NAMES[language]) for language in LANGUAGES],
            "query": query.urlencode(),
        },
    )


def translations_csv(request: HttpRequest) -> HttpResponse:
    """The same rows, all pages of them, for a spreadsheet."""
    matrix = MatrixForm(request.GET, request.user).matrix(request.user)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="translations.csv"'
    sheet = csv.writer(response)
    names = [capfirst(NAMES[language]) for language in LANGUAGES]
    told = [heading for name in names for heading in (name, _("%(language)s: texts") % {"language": name})]
    sheet.writerow([_("Part of the portal"), _("Kind of record"), _("Record"), _("Part of"), *told, _("Form")])
    count = matrix.count()
    for start in range(0, count, BATCH):
        for row in matrix[start : start + BATCH]:
            cells = [text for cell in row.cells for text in (cell.label, "; ".join(cell.texts))]
            form = request.build_absolute_uri(row.cells[0].url.partition("#")[0])
            sheet.writerow(map(harmless, [row.app, row.kind, str(row.record), row.part_of, *cells, form]))
    audit.record(request.user, "translations.exported", detail=f"{count} {request.GET.urlencode()}".strip())
    return response
