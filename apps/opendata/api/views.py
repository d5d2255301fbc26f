"""/api/v1/: the records of each kind, for programs. Read only, the same rows that pages give as data."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from apps.core.addresses import absolute
from apps.core.day import read_day, showing, today
from apps.core.languages import LANGUAGES
from apps.opendata.api.filters import DAY, AsOnPages, KnownParameters, OnDay, filter_of
from apps.opendata.api.pagination import Pages
from apps.opendata.api.schema import RecordsSchema, document
from apps.opendata.codebook import name_of
from apps.opendata.licence import LICENCE_URL
from apps.opendata.records.kinds import KINDS, Kind


class Open(APIView):
    """Answers programs of other sites too, for the day of `?on=`."""

    http_method_names = ["get", "head", "options"]
    schema: Any = None

    def dispatch(self, request, *args, **kwargs):
        self.day, self.day_problem = today(), ""
        if text := request.GET.get(DAY):
            try:
                self.day = read_day(text)
            except ValueError as error:
                self.day_problem = str(error)
        with showing(self.day):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if self.day_problem:
            raise ValidationError({DAY: [self.day_problem]})

    def options(self, request, *args, **kwargs):
        """What browsers ask before they let a page of another site read with headers of its own."""
        allowed = {"Access-Control-Allow-Methods": ", ".join(self.allowed_methods), "Access-Control-Allow-Headers": "*"}
        return Response(status=204, headers=allowed)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Link, Retry-After, ETag"
        response.headers["Link"] = f'<{LICENCE_URL}>; rel="license", <{reverse("api:openapi")}>; rel="service-desc"'
        if response.status_code == 200:
            response.headers["Content-Language"] = ", ".join(LANGUAGES)
        return response


class RecordsView(Open, ReadOnlyModelViewSet):
    """The records of a kind, and each by itself."""

    kind: ClassVar[Kind]
    schema = RecordsSchema()
    filter_backends = [KnownParameters, AsOnPages, OnDay]

    @property
    def is_list(self) -> bool:
        return self.action == "list"

    @property
    def parameters(self) -> set[str]:
        """The names of all parameters that the address may have."""
        if not self.is_list:
            return {DAY}
        return {DAY, Pages.cursor_query_param, Pages.page_size_query_param, *self.filterset_class.base_filters}

    def get_queryset(self):
        return self.kind.published()

    def get_serializer_class(self):
        return self.kind.serializer


def records_view(kind: Kind) -> type[RecordsView]:
    """The view of a kind."""
    has_slug = any(field.name == "slug" and field.unique for field in kind.model._meta.fields)
    return type(
        f"{kind.model.__name__}Records",
        (RecordsView,),
        {
            "kind": kind,
            "filterset_class": filter_of(kind.model),
            "lookup_field": "slug" if has_slug else "pk",
            "lookup_value_regex": r"[-\w]{1,80}" if has_slug else r"[0-9]{1,18}",
            "__doc__": kind.serializer.__doc__,
        },
    )


class Index(Open):
    """What there is: each kind of record with the address of its list."""

    def get(self, request):
        kinds = [
            {"kind": name, "name": name_of(kind), "url": absolute(reverse(f"api:{name}-list"))}
            for name, kind in KINDS.items()
        ]
        return Response(
            {
                "kinds": kinds,
                "openapi": absolute(reverse("api:openapi")),
                "download": absolute(reverse("download")),
                "documentation": {language: absolute(f"{language}/data/api/") for language in LANGUAGES},
                "licence": LICENCE_URL,
            }
        )


class OpenAPI(Open):
    """The description of the API for programs, in the language of `?lang=`, with examples of the present content."""

    def get(self, request):
        language = request.GET.get("lang", LANGUAGES[0])
        if language not in LANGUAGES:
            told = _("There is no such language here. Known are: %(names)s.") % {"names": ", ".join(LANGUAGES)}
            raise ValidationError({"lang": [told]})
        return Response(document(language, examples()))


def examples() -> dict[str, tuple[str, Any]]:
    """Of each kind that has any, what names its first record in addresses, and the record."""
    found = {}
    for name, kind in KINDS.items():
        if (record := kind.published().first()) is not None:
            view = VIEWS[name]
            found[name] = str(getattr(record, view.lookup_field)), kind.serializer(record).data
    return found


class Nothing(Open):
    """Whatever else is asked for."""

    def get(self, request, rest=""):
        raise Http404


VIEWS = {name: records_view(kind) for name, kind in KINDS.items()}
