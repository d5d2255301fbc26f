"""What the desk takes care of, so that nobody breaks the site or loses work."""

from tests.desk.forms import errors, opened
from tests.editions.test_links import TOLD
from tests.factories.timeline import EventFactory


def test_the_desk_tells_of_a_dead_link_beside_its_field_and_keeps_what_was_typed(desk):
    event = EventFactory(status="draft")
    body = '<p><a href="/en/nothing/">it</a></p>'
    response = opened(desk, type(event), event).save(desk, status="published", body_en=body, body_ru="<p>Да</p>")
    assert errors(response) == {"body_en": [TOLD.format("/en/nothing/")]}
    assert "/en/nothing/" in response.content.decode()
