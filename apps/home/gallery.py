"""The gallery of components, for those who build the portal; its facts are those of the fixtures."""

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from apps.core.languages import active
from apps.sources.footnotes import WITHOUT, CitedFact, Mark, Note, Use
from apps.sources.models import Citation, Source

ICONS = (
    "arrow", "back", "document", "external", "download", "menu",
    "search", "calendar", "place", "person", "info", "warning",
)  # fmt: skip

ENGLISH = {
    "title": "Gallery of components",
    "lead": "Every part that pages are made of, with its variables. Write pages from these, not from new markup.",
    "state": "Kuwait",
    "official": "State of Kuwait",
    "since": "since 13 October 2022",
    "event": "Sixth Meeting of the Council of Ministers of Foreign Affairs",
    "first": "First CICA Summit",
    "event_kind": "ministerial meeting",
    "event_date": "11–12 October 2021",
    "planned": "Seventh CICA Summit",
    "planned_date": "2026",
    "place": "Nur-Sultan",
    "baku": "Baku",
    "document": "Almaty Act",
    "document_kind": "declaration",
    "document_date": "4 June 2002",
    "person": "Kairat Sarybay",
    "role": "Secretary General",
    "news": "Ministers met in Nur-Sultan",
    "news_kind": "news",
    "summary": "The meeting was held in a mixed format, in person and online.",
    "organization": "Organization for Security and Co-operation in Europe",
    "members": "Member States",
    "observers": "Observer States",
    "prose": "<p>CICA is an intergovernmental forum of Asian states. They build <strong>confidence</strong> "
    "by small, voluntary measures.</p><h3>A heading in running text</h3>"
    "<ul><li>Decisions are taken by consensus.</li><li>Measures are voluntary.</li></ul>",
    "quote": "An example of a quotation, set as a quotation.",
    "caption": "Members admitted since 2010",
    "joined": "Joined",
    "reasoning": "An example of the reason for following one source and not another.",
}

RUSSIAN = {
    "title": "Галерея компонентов",
    "lead": "Все части, из которых собраны страницы, и их переменные. Составляйте страницы из них.",
    "state": "Кувейт",
    "official": "Государство Кувейт",
    "since": "с 13 октября 2022 г.",
    "event": "Шестое заседание Совета министров иностранных дел",
    "first": "Первый саммит СВМДА",
    "event_kind": "заседание министров",
    "event_date": "11–12 октября 2021 г.",
    "planned": "Седьмой саммит СВМДА",
    "planned_date": "2026 г.",
    "place": "Нур-Султан",
    "baku": "Баку",
    "document": "Алматинский акт",
    "document_kind": "декларация",
    "document_date": "4 июня 2002 г.",
    "person": "Кайрат Сарыбай",
    "role": "Генеральный секретарь",
    "news": "Министры собрались в Нур-Султане",
    "news_kind": "новость",
    "summary": "Заседание прошло в смешанном формате, очно и по видеосвязи.",
    "organization": "Организация по безопасности и сотрудничеству в Европе",
    "members": "государств-членов",
    "observers": "государств-наблюдателей",
    "prose": "<p>СВМДА\N{NO-BREAK SPACE}— межправительственный форум азиатских государств. "
    "Они укрепляют <strong>доверие</strong> небольшими добровольными мерами.</p>"
    "<h3>Заголовок в тексте</h3><ul><li>Решения принимаются консенсусом.</li><li>Меры добровольны.</li></ul>",
    "quote": "Пример цитаты, набранной как цитата.",
    "caption": "Участники, вступившие с 2010 года",
    "joined": "Вступление",
    "reasoning": "Пример того, почему портал следует одному источнику, а не другому.",
}

# name, ISO code, when it joined: as the members' own pages show them
JOINED = {
    "en": [
        ("Iraq", "IQ", "2010"), ("Bahrain", "BH", "2011"),
        ("Sri Lanka", "LK", "15 August 2018"), ("Kuwait", "KW", "13 October 2022"),
    ],
    "ru": [
        ("Ирак", "IQ", "2010 г."), ("Бахрейн", "BH", "2011 г."),
        ("Шри-Ланка", "LK", "15 августа 2018 г."), ("Кувейт", "KW", "13 октября 2022 г."),
    ],
}  # fmt: skip


class ExampleForm(forms.Form):
    """A filter with one good and one bad value."""

    kind = forms.ChoiceField(choices=[("", "—"), ("summit", "Summit")], required=False, label="Kind")
    decade = forms.IntegerField(required=False, label="Decade")


def _note(number: int | str, standing: str, text: dict, **said: str) -> Note:
    """A note on one fact; numbered for a source, else `WITHOUT`."""
    source = None if number == WITHOUT else Source(title=text["document"], slug="example", grade="official")
    citation = Citation(source=source, standing=standing, **said)
    return Note(number, source, [Use(citation, [CitedFact(text["state"], text["joined"], ["fact"])])])


def examples(language: str) -> dict:
    """The context of the gallery in that language ("en" or "ru")."""
    text = RUSSIAN if language == "ru" else ENGLISH
    return {
        "example": text,
        "figures": [
            {"number": 28, "label": text["members"], "url_name": "members:members"},
            {"number": 10, "label": text["observers"], "url_name": "observers:observers"},
        ],
        "joined": JOINED[language],
        "html": mark_safe(text["prose"]),  # noqa: S308 (written above)
        "icons": ICONS,
        "facts": [
            (text["joined"], text["document_date"]),
            (text["role"], text["person"], "#"),
            (text["document_kind"], ""),
        ],
        "form": ExampleForm({"kind": "summit", "decade": "soon"}),
        "list_page": Paginator(range(30), 10).page(2),
        "marks": [Mark(1, ""), Mark(2, "differs"), Mark(3, "inferred"), Mark(4, "press"), Mark(WITHOUT, "unsourced")],
        "notes": [
            _note(1, "agrees", text, place="§ 2"),
            _note(2, "differs", text, stated=text["first"], reasoning=text["reasoning"]),
            _note(3, "inferred", text, reasoning=text["reasoning"]),
            _note(4, "agrees", text),
            _note(WITHOUT, "general", text),
        ],
    }


def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery: for those who build the portal, so only with DEBUG or for staff."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404
    return render(request, "home/gallery.html", examples(active()))
