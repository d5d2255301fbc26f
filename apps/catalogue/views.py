from django.shortcuts import get_object_or_404

from apps.catalogue import matrix as matrices
from apps.catalogue.filters import AreaFilter
from apps.catalogue.forms import MatrixForm
from apps.catalogue.models import Area, Coordination, Dimension, Edition
from apps.catalogue.terms import drawing
from apps.core import registry
from apps.core.day import shown
from apps.core.pages import render
from apps.sources.footnotes import Footnotes


def catalogue(request):
    """The areas of cooperation by dimension, who coordinates them today, and the editions of the Catalogue."""
    day = shown()
    found = AreaFilter(request.GET, Area.objects.published())
    dimensions = Dimension.objects.published().with_areas(found.qs, day)
    editions = Edition.objects.published().select_related("document")
    sections = registry.sections("catalogue:catalogue", None, day)
    context = {
        "filter": found,
        "dimensions": dimensions,
        "number": sum(len(dimension.placements_now) for dimension in dimensions),
        "editions": editions,
        "sections": sections,
        "citations": Footnotes(*editions, *dimensions, rows=_in_lists(dimensions), sections=sections),
    }
    return render(request, "catalogue/catalogue.html", context)


def matrix(request):
    """Who coordinates which area on a day: areas down, states across."""
    form = MatrixForm(request.GET)
    matrix = matrices.matrix(shown(), **form.asked)
    context = {"form": form, "matrix": matrix, "citations": Footnotes(rows=matrix.records)}
    return render(request, "catalogue/matrix.html", context)


def terms(request):
    """Which state coordinated which area when."""
    terms = Coordination.objects.published().select_related("area", "state", "event").by_area()
    context = {"terms": terms, "drawing": drawing(terms), "citations": Footnotes(rows=terms)}
    return render(request, "catalogue/terms.html", context)


def dimension(request, slug):
    """A dimension: its areas today and formerly, and the measures taken in it as a whole."""
    day = shown()
    dimensions = Dimension.objects.readable().with_areas(Area.objects.published(), day)
    dimension = get_object_or_404(dimensions, slug=slug)
    measures = dimension.measures.by_edition()
    former = dimension.placements.ended(day).filter(area__in=Area.objects.published()).select_related("area")
    context = {
        "dimension": dimension,
        "measures": measures,
        "former": former,
        "citations": Footnotes(dimension, *former, *measures, rows=_in_lists([dimension])),
    }
    return render(request, "catalogue/dimension.html", context)


def _in_lists(dimensions):
    """What the lists of areas name: where each stands, itself, and who coordinates it."""
    placements = [placed for dimension in dimensions for placed in dimension.placements_now]
    return [record for placed in placements for record in (placed, placed.area, *placed.area.coordinations_now)]


def area(request, slug):
    """An area: who coordinates and coordinated it, its measures by edition, its dimensions, its papers."""
    area = get_object_or_404(Area.objects.readable(), slug=slug)
    coordinations = area.coordinations.published().select_related("state", "event").by_role()
    placements = area.placements.select_related("dimension")
    measures = area.measures.by_edition()
    sections = registry.sections("catalogue:area", area, shown())
    context = {
        "area": area,
        "dimension": next((placed.dimension for placed in placements if placed.is_current), None),
        "current": [held for held in coordinations if held.is_current],
        "others": [held for held in coordinations if not held.is_current],
        "placements": placements,
        "measures": measures,
        "sections": sections,
        "citations": Footnotes(area, *coordinations, *placements, *measures, sections=sections),
    }
    return render(request, "catalogue/area.html", context)
