"""The words of papers: what the city prescribes, what each office adds, and how it will look."""

from secrets import token_hex
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import kinds, pages
from wangdi.documents.forms import FieldsForm, LayForm, WordsForm
from wangdi.documents.models import Wording
from wangdi.documents.words import gaps, laying
from wangdi.documents.words.composing import compose
from wangdi.documents.words.layers import FIELDS
from wangdi.documents.words.reading import reading
from wangdi.documents.words.schema import Layer, Words
from wangdi.territory.models import OFFICE_KINDS, Place


@page("documents.view_words")
def overview(request: DeskRequest) -> HttpResponse:
    """Every paper and what each office adds to it."""
    known = Place.objects.in_bulk(order := laying.offices())
    places = {place: known[place] for place in order}
    mine = [one for one in places.values() if laying.may(request.standing, one.id)]
    rows = Wording.objects.standing().filter(place__in=places).select_related("place")
    held: dict[tuple[str, int], Wording] = {}
    for one in rows.order_by("from_at", "id"):
        held[one.paper, one.place_id or 0] = one
    offices = list(places.values())
    own = {one.paper: one.content["title"]["zh"] for one in held.values() if ":" in one.paper}

    def layers(paper: str) -> list[tuple[Place, Wording | None]]:
        return [(office, held.get((paper, office.id))) for office in offices]

    context = {
        "papers": [(one, layers(one.name)) for one in kinds.worded() if not one.frame],
        "fields": layers(FIELDS),
        "own": [(title, paper, layers(paper)) for paper, title in own.items()],
        "frames": [one for one in kinds.worded() if one.frame],
        "offices": offices,
        "mine": mine,
        "fresh": token_hex(4),
        "may_edit": request.standing.holds(laying.EDIT),
    }
    return render(request, "documents/words.html", context)


@page("documents.edit_words", methods=("GET", "POST"))
@never_cache
def edit(request: DeskRequest, paper: str, office_id: int) -> HttpResponse:
    """An office's own words on one paper; with “preview” the page as it will look."""
    office = _office(request, office_id)
    words = laying.words_of(paper) if paper != FIELDS else None
    if words is None and paper != FIELDS:
        raise Http404
    held = laying.current(paper, office.id)
    before = Layer.model_validate(held.content) if held else None
    form = _form(request, paper, office.id, words, before)
    if request.method == "POST" and "preview" in request.POST and words is not None:
        form.fields["reason"].required = False
        if form.is_valid():
            return _preview(paper, words, office, form.layer())
    elif request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Prepared. A leader must agree before it takes effect."))
        return redirect("documents:words")
    return render(request, "documents/edit_words.html", _shown(form, paper, words, office, held))


def _office(request: DeskRequest, office_id: int) -> Place:
    office = get_object_or_404(Place, id=office_id, valid_to=None, kind__in=OFFICE_KINDS)
    if not laying.may(request.standing, office.id):
        raise Http404
    return office


def _form(
    request: DeskRequest, paper: str, place: int, words: Words | None, before: Layer | None
) -> LayForm:
    if words is None:
        return FieldsForm(request.POST or None, place=place, before=before)
    return WordsForm(
        request.POST or None,
        paper=paper,
        place=place,
        words=words,
        frame=kinds.kind(paper).frame,
        before=before,
    )


def _shown(
    form: LayForm, paper: str, words: Words | None, office: Place, held: Wording | None
) -> dict[str, Any]:
    shown: dict[str, Any] = {"form": form, "office": office, "held": held, "words": words}
    if words is not None:
        above = laying.above(paper, office)
        shown |= {
            "language": reading(),
            "label": kinds.kind(paper).label,
            "said": compose(words, laying.layers_of(above), _gaps(words), reading()),
            "above": [one for one in above if one.paper == paper],
            "usable": [(f"{{{name}}}", gaps.GAPS[name]) for name in laying.usable(words)],
        }
    return shown


def _gaps(words: Words) -> dict[str, Any]:
    """Every gap shown by its own name, as the office would write it; lists by one line."""
    lists = {part.of: [] if part.columns else ["〔…〕"] for part in words.parts if part.of}
    return {name: f"{{{name}}}" for name in words.values} | lists


def _preview(paper: str, words: Words, office: Place, layer: Layer) -> HttpResponse:
    laid = [*laying.layers_of(laying.above(paper, office)), layer]
    values = laying.samples(words, office.name)
    made = pages.preview(kinds.kind(paper).template, words, laid, values)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="preview.pdf"'
    return answer
