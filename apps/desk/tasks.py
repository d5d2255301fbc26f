"""The tasks that the front page of the desk offers: the eight most frequent ones, as far as the person may do them."""

from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Task(NamedTuple):
    label: Any
    right: str
    url_name: str
    args: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.url_name, args=self.args)


TASKS = (
    Task(_("Write news"), "news.add_article", "admin:news_article_add"),
    Task(_("Record a meeting"), "timeline.add_event", "admin:timeline_event_add"),
    Task(_("Add a document"), "documents.add_document", "admin:documents_document_add"),
    Task(_("Add a source"), "sources.add_source", "admin:sources_source_add"),
    Task(_("Translations"), "sources.view_source", "admin:translations"),
    Task(_("Proposals"), "proposals.view_proposal", "admin:proposals"),
    Task(_("Import and export"), "timeline.view_event", "transfer:tables"),
    Task(_("Links that lead nowhere"), "sources.view_source", "care:links"),
)


def tasks_of(user: User) -> list[Task]:
    return [task for task in TASKS if user.has_perm(task.right)]
