from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked(request: HttpRequest, response: HttpResponse, credentials: dict | None) -> HttpResponse:
    """What django-axes answers to somebody who has tried too many passwords."""
    from apps.accounts.urls import frame

    return render(request, "account/locked.html", frame(request), status=429)
