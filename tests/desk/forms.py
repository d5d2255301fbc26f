"""Fills in the forms of the desk as a browser would."""

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from html5lib import parse

from apps.proposals.models import Proposal
from tests.factories.desk import AdministratorFactory

XHTML = "{http://www.w3.org/1999/xhtml}"


class Form:
    """The form of an add or change page: `values` is what a browser would send."""

    def __init__(self, html: str, page: str, name: str = ""):
        self.page = page
        document = parse(html)
        named = [(str(form.get("id")), form) for form in document.iter(f"{XHTML}form")]
        (form,) = [form for key, form in named if (key == name if name else key.endswith("_form"))]
        self.values: dict[str, str | list[str]] = {}
        for control in form.iter():
            name = control.get("name")
            if name and not self._is_template(name):
                self._read(control, name)

    @staticmethod
    def _is_template(name: str) -> bool:
        return "__prefix__" in name

    def _read(self, control, name: str) -> None:
        tag, kind = control.tag.removeprefix(XHTML), control.get("type", "text")
        if tag == "textarea":
            text = "".join(control.itertext())
            self.values[name] = text.removeprefix("\n")
        elif tag == "select":
            options = list(control.iter(f"{XHTML}option"))
            chosen = [option.get("value", "") for option in options if option.get("selected") is not None]
            if control.get("multiple") is not None:
                self.values[name] = chosen
            else:
                self.values[name] = chosen[0] if chosen else options[0].get("value", "") if options else ""
        elif tag == "input" and kind not in ("submit", "button", "file", "checkbox", "radio"):
            self.values[name] = control.get("value", "")
        elif tag == "input" and kind in ("checkbox", "radio") and control.get("checked") is not None:
            self.values[name] = control.get("value", "on")

    def save(self, desk: Client, **changes) -> HttpResponse:
        """Send the form with `changes`; a field of a row is named as in HTML, with `-` written `__`."""
        self.values |= {name.replace("__", "-"): value for name, value in changes.items()}
        return desk.post(self.page, self.values)

    def publish(self, desk: Client, **changes) -> HttpResponse:
        """Send the form, and let somebody else approve what is proposed thereby."""
        response = self.save(desk, **changes)
        somebody = Client()
        somebody.force_login(AdministratorFactory(), backend="django.contrib.auth.backends.ModelBackend")
        for proposal in Proposal.objects.waiting():
            page = proposal.get_absolute_url()
            Form(somebody.get(page).content.decode(), page, "decision_form").save(somebody, act="approve")
            proposal.refresh_from_db()
            assert proposal.state == Proposal.State.APPROVED
        return response

    def add_row(self, prefix: str, **values) -> None:
        """A new row of an inline, as its “add another” makes it."""
        number = int(self.values[f"{prefix}-TOTAL_FORMS"])
        self.values[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        for name, value in values.items():
            self.values[f"{prefix}-{number}-{name}"] = value


def address(model: type[Model], page: str, *args) -> str:
    """Where the desk shows the model: "changelist", "add", "change", "history"."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def opened(desk: Client, model: type[Model], record: Model | None = None) -> Form:
    """The form to change the record, or to add one."""
    page = address(model, "change", record.pk) if record else address(model, "add")
    return Form(desk.get(page).content.decode(), page)


def errors(response: HttpResponse) -> dict:
    """What the page found wrong, by field; of rows, by their prefix and number."""
    if response.status_code == 302:
        return {}
    context = response.context
    found = {name: list(sentences) for name, sentences in context["adminform"].form.errors.items()}
    for inline in context.get("inline_admin_formsets", ()):
        formset = inline.formset
        rows = [{name: list(told) for name, told in row.items()} for row in formset.errors]
        found |= {f"{formset.prefix}-{number}": row for number, row in enumerate(rows) if row}
        if formset.non_form_errors():
            found[formset.prefix] = list(formset.non_form_errors())
    return found
