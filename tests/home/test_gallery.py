"""The gallery of components, for those who build the portal alone; and the style sheets it shows."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User


@pytest.mark.django_db
def test_visitors_do_not_see_the_gallery(client):
    assert client.get("/en/gallery/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru"])
def test_staff_see_the_gallery_in_both_languages(client, language):
    client.force_login(User.objects.create_user("editor", is_staff=True))
    html = client.get(f"/{language}/gallery/").content.decode()
    assert f'<html lang="{language}">' in html
    assert html.count("<h1") == 1
    assert "noindex" in html


def test_every_style_sheet_is_named_like_a_template():
    tags = {"flag", "footnote", "lane", "pin", "brief"}  # written by Python, or parts of several pages
    known = {path.stem for path in Path("templates").rglob("*.html")} | {"tokens", "base", "print"} | tags
    assert {path.stem for path in Path("static/css").glob("*.css")} <= known


def test_every_class_a_style_sheet_names_is_used_by_a_template():
    css = "\n".join(path.read_text() for path in Path("static/css").glob("*.css"))
    selectors = re.findall(r"[^{}]+(?={)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    named = {name for selector in selectors for name in re.findall(r"\.([a-z][a-z0-9-]*)", selector)}
    used = "\n".join(path.read_text() for path in [*Path("templates").rglob("*.html"), *Path("apps").rglob("*.py")])
    computed = re.compile(r"(badge|banner|flag|footnote|source|is|organigram)-")  # ends in the value of a variable
    assert {name for name in named if name not in used and not computed.match(name)} == set()
