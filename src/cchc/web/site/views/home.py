"""Việc của tôi: what waits for the person who logged in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission


@requires(Permission.PLAN_READ)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "site/home.html")
