"""History that sees a record whichever class it was saved through."""

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
