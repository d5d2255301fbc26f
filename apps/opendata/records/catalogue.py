"""The Catalogue of confidence building measures, and who coordinates what."""

from apps.catalogue.models import Area, Coordination, Dimension, Edition, Measure, Placement
from apps.opendata.records.record import RecordSerializer


class EditionSerializer(RecordSerializer):
    """The Catalogue as adopted or updated at one time."""

    class Meta:
        model = Edition
        fields = ("slug", "title", "adopted", "document", "lead")


class DimensionSerializer(RecordSerializer):
    """One of the five dimensions into which the areas fall."""

    class Meta:
        model = Dimension
        fields = ("slug", "name", "order", "lead", "body")


class AreaSerializer(RecordSerializer):
    """A priority area of cooperation within a dimension."""

    class Meta:
        model = Area
        fields = ("slug", "name", "order", "lead", "body", "documents")


class PlacementSerializer(RecordSerializer):
    """That an area stands in a dimension over a period; an area has changed dimension."""

    class Meta:
        model = Placement
        fields = ("area", "dimension")


class CoordinationSerializer(RecordSerializer):
    """That a state coordinates or co-coordinates an area over a period."""

    class Meta:
        model = Coordination
        fields = ("area", "state", "role", "event")


class MeasureSerializer(RecordSerializer):
    """A measure of the Catalogue, of one area or of a dimension as a whole, in our own words."""

    class Meta:
        model = Measure
        fields = ("edition", "dimension", "area", "number", "text", "order")
