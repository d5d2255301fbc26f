"""Fills in the forms of the desk as a browser would."""

from html5lib import parse

XHTML = "{http://www.w3.org/1999/xhtml}"


class Form:
    """The form of an add or change page: `values` is what a browser would send."""

    def __init__(self, html: str):
        document = parse(html)
        (form,) = [form for form in document.iter(f"{XHTML}form") if (form.get("id") or "").endswith("_form")]
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

    def add_row(self, prefix: str, **values) -> None:
        """A new row of an inline, as its “add another” makes it."""
        number = int(self.values[f"{prefix}-TOTAL_FORMS"])
        self.values[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        for name, value in values.items():
            self.values[f"{prefix}-{number}-{name}"] = value
