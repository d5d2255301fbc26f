"""Links inside the portal: a text with one that leads nowhere is not published."""

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models import Model
from django.utils.translation import gettext as _

from apps.core.fields import RichTextField
from apps.core.forms import bilingual_fields


class Addresses(HTMLParser):
    """Collects where the links of a formatted text lead."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get("href")
        if tag == "a" and address:
            self.found.append(address)


def addresses(html: str) -> list[str]:
    """Where the links of a formatted text lead, in order."""
    if "href" not in html:
        return []
    parser = Addresses()
    parser.feed(html)
    return parser.found


def is_inside(address: str) -> bool:
    """Whether it leads to a page of the portal itself. Raises ValueError if it is no address at all."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return parts.netloc == urlsplit(settings.SITE_URL).netloc
    return bool(parts.path)


def is_dead(address: str) -> bool:
    """Whether it leads to the portal itself, but to no page that readers have: to a draft, or to what never was."""
    try:
        return is_inside(address) and not _answers(unquote(urlsplit(address).path))
    except ValueError:
        return True


def _answers(path: str) -> bool:
    from apps.editions.models import Redirect, leads_somewhere, path_of

    if path.startswith(settings.MEDIA_URL):
        return default_storage.exists(path.removeprefix(settings.MEDIA_URL))
    if not path.startswith("/") or path.startswith("/admin/"):  # where such lead depends on the page, or on who asks
        return False
    return path == "/" or leads_somewhere(path_of(path)) or Redirect.objects.filter(old=path_of(path)).exists()


def refuse_dead_links(record: Model) -> None:
    """Raise ValidationError at each formatted text that has one."""
    columns = [column for pair in bilingual_fields(type(record)).values() for column in pair]
    told = {}
    for column in columns:
        if isinstance(record._meta.get_field(column), RichTextField):
            found = [address for address in addresses(getattr(record, column) or "") if is_dead(address)]
            if found:
                names = {"links": ", ".join(dict.fromkeys(found))}
                told[column] = _("Readers would find no page at these links: %(links)s. Mend or remove them.") % names
    if told:
        raise ValidationError(told, code="dead_link")
