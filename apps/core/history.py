"""History that sees a record whichever class it was saved through, and its versions with all that they hold."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete
from simple_history.models import HistoricalRecords


class ProxyHistory(HistoricalRecords):
    """Also records what is saved and deleted through the proxies of the model, in the model's own history.

    Django sends its signals in the name of the proxy, which the library does not listen to.
    """

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        for proxy in sender.__subclasses__():
            if proxy._meta.proxy:
                post_save.connect(self.post_save, sender=proxy, weak=False)
                pre_delete.connect(self.pre_delete, sender=proxy, weak=False)
                post_delete.connect(self.post_delete, sender=proxy, weak=False)
                proxy._meta.simple_history_manager_attribute = self.manager_name


def loaded(model: Any, versions: QuerySet) -> dict[int, Any]:
    """Versions of records of that model by their own numbers, with the keys of their relations: one query, and one a
    relation.
    """
    found = {version.history_id: version for version in versions}
    relations = model._meta.many_to_many
    for version in found.values():
        version.loaded_relations = {relation.name: [] for relation in relations}
    for relation in relations if found else ():
        rows = getattr(next(iter(found.values())), relation.name).model.objects.filter(history__in=found)
        for number, key in rows.values_list("history", f"{relation.m2m_reverse_field_name()}_id"):
            found[number].loaded_relations[relation.name].append(key)
    return found
