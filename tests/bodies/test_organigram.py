"""The organigram on the page of bodies, and the list below it that says the same."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from apps.bodies.models import Body
from tests.factories.bodies import BodyFactory, HolderFactory, MeetingRuleFactory, OfficeFactory
from tests.factories.sources import CitationFactory
from tests.house.crawl import Page, read, text
from tests.pages import LANGUAGES

PATH = "/{}/bodies/"


def boxes(page: Page) -> dict[str, set[str]]:
    """What the picture says of each body, by its name."""
    found = {}
    for element in page.all("div"):
        if "organigram-box" in (element.get("class") or ""):
            name = next(text(link) for link in element.iter("a"))
            said = {text(line) for line in element.iter("p")}
            found[name] = said - {name, "Working body", "Рабочий орган"}
    return found


def lines(page: Page) -> dict[str, set[str]]:
    """What the list says of each body that is no former one, by its name, without the marks of sources."""
    found = {}
    former = next((s for s in page.all("section") if s.get("aria-labelledby") == "former"), [])
    for item in page.all("li"):
        if item.get("class") == "link-card" and item not in [card for part in former for card in part.iter("li")]:
            title = next(p for p in item.iter("p") if p.get("class") == "link-title")
            note = next(div for div in item.iter("div") if div.get("class") == "link-note")
            found[text(title, without="footnotes")] = {text(line, without="footnotes") for line in note.iter("p")}
    return found


def below(page: Page, name: str) -> list[str]:
    """The bodies that the picture hangs below that one."""
    for item in page.all("li"):
        own = [child for child in item if "organigram-box" in (child.get("class") or "")]
        if own and text(next(own[0].iter("a"))) == name:
            under = [child for child in item if child.get("class") == "organigram-below"]
            return [text(next(li.iter("a"))) for ul in under for li in ul.iter("li")]
    raise AssertionError(f"{name} is not in the picture")


@pytest.fixture
def group(db) -> Body:
    committee = BodyFactory(name_en="Committee", abbreviation_en="SOC", abbreviation_ru="КСДЛ", established="2000")
    group = BodyFactory(name_en="Group", kind="working", established="1994", reports_to=committee)
    CitationFactory(record=group, field="reports_to")
    return group


@LANGUAGES
@pytest.mark.parametrize("day", ["", "?on=2001-09-01", "?on=2007-01-01", "?on=2021-10-12"])
def test_the_picture_and_the_list_say_the_same(content, client, language, day):
    page = read(client, PATH.format(language) + day)

    assert len(boxes(page)) > 5
    assert boxes(page) == lines(page)


def test_the_content_shows_the_group_below_the_committee_and_who_heads_the_secretariat(content, client):
    page = read(client, "/en/bodies/")

    assert below(page, "Senior Officials Committee") == ["Special Working Group"]
    assert below(page, "CICA Secretariat") == []
    assert boxes(page)["CICA Secretariat"] == {"Permanent", "Secretary General: Kairat Sarybay"}
    then = read(client, "/en/bodies/?on=2012-01-01")
    assert "Executive Director: Çınar Aldemir" in boxes(then)["CICA Secretariat"]


def test_who_reports_to_a_body_hangs_below_it(client, group):
    page = read(client, "/en/bodies/")

    assert below(page, "Committee") == ["Group"]
    assert boxes(page)["Group"] == lines(page)["Group"] == {"Reports to: SOC"}


def test_a_report_of_which_no_source_tells_is_not_drawn(client, group):
    group.citations.all().delete()

    page = read(client, "/en/bodies/")

    assert below(page, "Committee") == []
    assert boxes(page)["Group"] == set()


def test_nothing_hangs_below_a_body_that_did_not_exist_yet(client, group):
    page = read(client, "/en/bodies/?on=1999-12-31")

    assert boxes(page) == {"Group": set()}


def test_the_picture_changes_with_the_record(client, group):
    group.reports_to = None
    group.save()
    assert below(read(client, "/en/bodies/"), "Committee") == []

    MeetingRuleFactory(body=group, rule_en="every month")
    assert boxes(read(client, "/en/bodies/"))["Group"] == {"every month"}


def test_each_day_has_its_rule_and_its_head(client, group):
    MeetingRuleFactory(body=group, rule_en="once a year", start="1994", end="2020-01-01")
    MeetingRuleFactory(body=group, rule_en="twice a year", start="2020-01-01")
    office = OfficeFactory(body=group, title_en="Director")
    HolderFactory(office=office, name_en="First", start="1994", end="2010-05-05")
    HolderFactory(office=office, name_en="Second", start="2010-05-05")

    then, now = read(client, "/en/bodies/?on=2005-01-01"), read(client, "/en/bodies/")

    assert boxes(then)["Group"] == {"once a year", "Reports to: SOC", "Director: First"}
    assert boxes(now)["Group"] == {"twice a year", "Reports to: SOC", "Director: Second"}


@pytest.mark.django_db
def test_what_is_not_known_exactly_is_said_and_drawn_as_doubtful(client):
    BodyFactory(name_en="Early", established="by 2001-09-05")
    BodyFactory(name_en="Late", established="1997", ended="2001 to 2025")
    BodyFactory(name_en="Sure", established="1997")

    before, after = read(client, "/en/bodies/?on=1999-01-01"), read(client, "/en/bodies/?on=2010-01-01")

    assert boxes(before) == {
        "Early": {"Not known whether already so on that day"},
        "Late": set(),
        "Sure": set(),
    }
    assert boxes(after) == {"Early": set(), "Late": {"Not known whether still so on that day"}, "Sure": set()}
    assert before.html.count("organigram-doubt") == after.html.count("organigram-doubt") == 1


@pytest.mark.django_db
def test_a_body_that_is_yet_to_come_is_none_of_former_years(client):
    BodyFactory(name_en="Finance Summit", established="2025-09-25")
    BodyFactory(name_en="Contact Group", established="1997", ended="2001")

    page = client.get("/en/bodies/?on=2010-01-01").content.decode()

    assert "Finance Summit" not in page
    assert page.index('id="former"') < page.index("Contact Group")


def test_a_group_alone_says_to_whom_it_reports(client, group):
    page = read(client, "/en/bodies/?kind=working")

    assert boxes(page) == lines(page) == {"Group": {"Reports to: SOC"}}


def test_no_body_reports_to_itself_even_by_others(group):
    committee = group.reports_to
    committee.reports_to = group

    with pytest.raises(ValidationError) as refused:
        committee.full_clean()

    assert refused.value.message_dict["reports_to"] == [
        "A body does not report to itself, nor to one that reports to it."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ended", "day", "over", "perhaps"),
    [
        ("2001-09-06 to 2010", "2001-09-05", False, False),
        ("2001-09-06 to 2010", "2001-09-06", False, True),
        ("2001-09-06 to 2010", "2010-12-31", True, False),
        ("by 2005", "1998-01-01", False, True),
        (None, "2005-01-01", False, False),
    ],
)
def test_a_body_may_be_over_before_it_surely_is(ended, day, over, perhaps):
    body = BodyFactory(established="1997", ended=ended)
    on = datetime.date.fromisoformat(day)

    assert (body.is_over_on(on), body.perhaps_over_on(on)) == (over, perhaps)
