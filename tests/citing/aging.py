"""Letting what the tests make have happened earlier."""

from datetime import timedelta

from django.apps import apps
from django.db.models import F

from apps.editions.models import Publishable


def age(days: int = 10) -> None:
    """All that is there came that many days ago, and has not changed since."""
    ago = timedelta(days=days)
    for model in apps.get_models():
        if hasattr(model._meta, "simple_history_manager_attribute") and not model._meta.proxy:
            tables = [model._default_manager, model.history] if issubclass(model, Publishable) else []
            for table in tables:
                table.filter(published_at__isnull=False).update(published_at=F("published_at") - ago)
            model.history.update(history_date=F("history_date") - ago)
