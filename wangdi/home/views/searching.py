"""What the search box finds."""

from django.http import HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.access.permissions import SIGNED_IN
from wangdi.home.search import search as ask
from wangdi.home.search import sources

LONGEST = 60


@page(SIGNED_IN)
def search(request: DeskRequest) -> HttpResponse:
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = ask(request.standing, words) if words else []
    return render(
        request,
        "home/search.html",
        {
            "words": words,
            "found": found,
            "count": sum(len(one.hits) for one in found),
            "sources": sources(request.standing),
        },
    )
