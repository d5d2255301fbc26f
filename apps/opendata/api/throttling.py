"""How often one address may ask."""

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle


class Politeness(SimpleRateThrottle):
    """So many requests a minute of each address (API_RATE); what is remembered for all is not counted."""

    def __init__(self):
        self.rate = f"{settings.API_RATE}/min"
        super().__init__()

    def get_cache_key(self, request, view):
        return f"api-{self.get_ident(request)}"
