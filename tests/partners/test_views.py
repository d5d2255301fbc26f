import pytest

from tests.factories.documents import DocumentFactory
from tests.factories.participants import OrganizationFactory
from tests.factories.participation import ParticipationFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db


def partner(**more):
    return ParticipationFactory(state=None, status="partner", **more)


@LANGUAGES
def test_partners_are_listed_with_their_instrument(client, language):
    partner(
        organization=OrganizationFactory(name_en="Eurasian Economic Union", name_ru="Евразийский экономический союз"),
        document=DocumentFactory(title_en="Memorandum", title_ru="Меморандум"),
    )

    page = client.get(f"/{language}/partners/").content.decode()

    for words in {
        "en": ("Eurasian Economic Union", "Memorandum"),
        "ru": ("Евразийский экономический союз", "Меморандум"),
    }[language]:
        assert words in page


def test_the_list_costs_the_same_queries_with_many_more_partners(client):
    partner(organization=OrganizationFactory(), document=DocumentFactory())
    before = queries_of(client, "/en/partners/")
    for _number in range(30):
        partner(organization=OrganizationFactory(), document=DocumentFactory())

    after = queries_of(client, "/en/partners/")

    assert after == before
    assert after <= 12
