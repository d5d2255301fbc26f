"""What pages show of the search."""

import pytest

from apps.search.templatetags.search import search_instead


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/states/kazahkstan/", "kazahkstan"),
        ("/en/events/no-such_summit.json", "no such summit"),
        ("/ru/events/саммит-в-астане", "саммит в астане"),
        ("/en/timeline/2002-06-04/", "2002-06-04"),
        ("/en/%22<b>x", "22 b x"),
        ("/ru/", ""),
        ("/", ""),
    ],
)
def test_where_there_is_no_page_the_words_of_its_address_are_offered_to_the_search(path, words):
    assert search_instead(path) == {"text": words}


def test_no_address_is_longer_than_a_question():
    assert len(search_instead(f"/en/{'x' * 3000}/")["text"]) == 200


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_page_that_is_not_there_can_be_searched_for(client, language):
    response = client.get(f"/{language}/states/kazah-stan/")

    assert response.status_code == 404
    assert 'value="kazah stan"' in response.content.decode()
