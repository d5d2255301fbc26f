"""What a reader's choices do to a page on its way out."""

import pytest


@pytest.mark.parametrize("asked", ["on=2010-01-01", "view=both", "on=2010-01-01&view=both"])
def test_a_page_that_carries_a_choice_tells_its_whole_length(client, db, asked):
    response = client.get(f"/en/members/?{asked}")
    assert int(response.headers["Content-Length"]) == len(response.content)
