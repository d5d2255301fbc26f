import pytest

from tests.factories.documents import DocumentFactory
from tests.factories.participants import PlaceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_documents_are_listed_latest_first_and_undated_ones_last(client, language):
    DocumentFactory(title_en="Act", title_ru="Акт", adopted="2002-06-04")
    DocumentFactory(title_en="Guidelines", title_ru="Руководящие принципы", adopted=None)
    DocumentFactory(title_en="Statement", title_ru="Заявление", adopted="2022-10-13")

    page = client.get(f"/{language}/documents/").content.decode()

    order = {"en": ["Statement", "Act", "Guidelines"], "ru": ["Заявление", "Акт", "Руководящие принципы"]}[language]
    positions = [page.index(f">{title}</a>") for title in order]
    assert positions == sorted(positions)


def test_documents_can_be_narrowed_by_kind_and_year(client):
    DocumentFactory(title_en="Declaration of 2002", kind="declaration", adopted="2002-06-04")
    DocumentFactory(title_en="Declaration of 2006", kind="declaration", adopted="2006-06-17")
    DocumentFactory(title_en="Plan of 2002", kind="plan", adopted="2002")

    page = client.get("/en/documents/", {"kind": "declaration", "year": "2002"}).content.decode()

    assert "Declaration of 2002" in page
    assert "Declaration of 2006" not in page
    assert "Plan of 2002" not in page


def test_a_document_names_the_event_that_adopted_it_and_what_it_supersedes(client):
    event = EventFactory(title_en="Second Ministerial Meeting", place=PlaceFactory(name_en="Almaty"))
    older = DocumentFactory(title_en="Catalogue of 2004", event=event)
    newer = DocumentFactory(title_en="Catalogue of 2021", supersedes=older)

    assert "Second Ministerial Meeting" in (page := client.get(address(older, "en")).content.decode())
    assert "Almaty" in page
    assert "Catalogue of 2021" in page
    assert "Catalogue of 2004" in client.get(address(newer, "en")).content.decode()


def test_what_is_not_known_of_a_document_is_said_to_be_not_known(client):
    page = client.get(address(DocumentFactory(adopted=None), "en")).content.decode()

    assert page.count("not known") >= 2


def test_the_pages_cost_the_same_queries_with_many_more_documents(client):
    document = DocumentFactory(event=EventFactory(place=PlaceFactory()))
    DocumentFactory(amends=document)
    before = queries_of(client, "/en/documents/"), queries_of(client, address(document, "en"))
    for _number in range(30):
        DocumentFactory(event=EventFactory(), amends=document)

    after = queries_of(client, "/en/documents/"), queries_of(client, address(document, "en"))

    assert after == before
    assert max(after) <= 12
