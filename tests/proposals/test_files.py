"""Where uploaded files lie."""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def test_nobody_can_guess_the_address_of_a_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    names = [default_storage.save("documents/charter.pdf", ContentFile(b"%PDF-1.7")) for _time in range(2)]
    assert len(set(names)) == 2
    assert all(re.fullmatch(r"documents/charter-[0-9a-f]{16}\.pdf", name) for name in names)


def test_a_long_name_keeps_its_secret_and_its_ending(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    name = default_storage.save(f"documents/{'a' * 200}.pdf", ContentFile(b"%PDF-1.7"))
    assert re.fullmatch(r"documents/a+-[0-9a-f]{16}\.pdf", name)
    assert len(name) <= 100
