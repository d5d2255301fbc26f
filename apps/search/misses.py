"""Counts what is searched for and not found, without any personal data.

Whoever asks for what is not there makes the portal write, and each write makes it forget the pages it remembers: so
misses are gathered, and written at most every few minutes, with the first miss after that, all in a few queries.
"""

import re
import time
from collections import Counter
from threading import Lock

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from apps.core.day import today
from apps.search.query import Query

PAUSE = 600  # seconds between two writings
GATHERED = 200  # different texts between two writings; further ones are not counted
KEPT = 1000  # rows; beyond them those that were rarest and longest ago go
_WORTH_COUNTING = re.compile(r"(?=.*[^\W\d_]{2})[^\W_][\w ]{1,59}")
_PERSONAL = re.compile(r"\d{5}|@|(?:\d ?){7}")  # telephones, passports, e-mail


class Gathered:
    """The misses of this process that are not written yet."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.texts: Counter[str] = Counter()
        self.written = time.monotonic()

    def add(self, text: str) -> Counter[str]:
        """Take one more; gives those that are to be written now, if it is time."""
        with self.lock:
            if text in self.texts or len(self.texts) < GATHERED:
                self.texts[text] += 1
            is_time = time.monotonic() - self.written >= PAUSE
        return self.take() if is_time else Counter()

    def take(self) -> Counter[str]:
        """All of them, to be written."""
        with self.lock:
            texts, self.texts, self.written = self.texts, Counter(), time.monotonic()
        return texts


gathered = Gathered()


class MissManager(models.Manager["Miss"]):
    def note(self, query: Query) -> None:
        """Count a search that found nothing; soon to be written."""
        if _WORTH_COUNTING.fullmatch(query.words) and not _PERSONAL.search(f"{query.text} {query.words}"):
            self.write(gathered.add(query.words))

    def write_rest(self) -> None:
        """Write what is gathered still, before this process ends."""
        self.write(gathered.take())

    def write(self, texts: Counter[str]) -> None:
        """Add to what was counted before, and keep only as much as staff can use."""
        if not texts:
            return
        with transaction.atomic():
            in_order = sorted(texts)  # the same everywhere, so that two processes do not wait for each other
            self.bulk_create([self.model(text=text, number=0) for text in in_order], ignore_conflicts=True)
            counted = self.select_for_update().filter(text__in=in_order).order_by("text")
            for miss in counted:
                miss.number += texts[miss.text]
                miss.last_on = today()
            self.bulk_update(counted, ["number", "last_on"])
            kept = self.order_by("-last_on", "-number", "pk").values_list("pk", flat=True)[:KEPT]
            self.exclude(pk__in=list(kept)).delete()


class Miss(models.Model):
    """What was searched for and not found, and how often: no person, no address, no time but the day."""

    text = models.CharField(_("searched for"), max_length=60, unique=True)
    number = models.PositiveIntegerField(_("times"), default=1)
    last_on = models.DateField(_("last on"), default=today)

    objects = MissManager()

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-number", "-last_on", "text"]

    def __str__(self):
        return self.text
