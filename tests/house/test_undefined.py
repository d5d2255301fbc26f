"""Undefined template variables fail; proven here, since everything else relies on it."""

import pytest
from django.template import Context, Engine, Template

from tests import undefined
from tests.undefined import Undefined, UndefinedVariable


def engine(folder) -> Engine:
    return Engine(dirs=[folder], string_if_invalid=Undefined())


@pytest.fixture
def ours(tmp_path, monkeypatch):
    """A template of ours with this text: `ours("{{ x }}", x=1)`."""
    monkeypatch.setattr(undefined, "OURS", f"{tmp_path}/")

    def render(text: str, **context) -> str:
        (tmp_path / "page.html").write_text(text)
        return engine(tmp_path).get_template("page.html").render(Context(context))

    return render


@pytest.mark.parametrize("text", ["{{ missing }}", "{{ record.missing }}", "{% with x=missing %}{% endwith %}"])
def test_an_undefined_variable_in_a_template_of_ours_fails_and_is_named(ours, text):
    with pytest.raises(UndefinedVariable, match=r"^page\.html: .*missing"):
        ours(text, record={})


@pytest.mark.parametrize(
    ("text", "shown"), [("{% if missing %}a{% else %}b{% endif %}", "b"), ("{{ empty }}|{{ none }}", "|None")]
)
def test_asking_whether_there_is_something_is_allowed(ours, text, shown):
    assert ours(text, empty="", none=None) == shown


def test_templates_of_other_packages_are_left_as_django_has_them(tmp_path):
    (tmp_path / "theirs.html").write_text("[{{ missing }}][{{ missing|default:'x' }}]")
    assert engine(tmp_path).get_template("theirs.html").render(Context()) == "[][x]"
    assert Template("{{ missing }}").render(Context()) == ""
