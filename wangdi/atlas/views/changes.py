"""What becomes of a place: each verb a page with a second thought, and the undo of each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.atlas import caring, counting, seeing
from wangdi.atlas.forms.places import (
    CloseForm,
    DescribeForm,
    MergeForm,
    MoveForm,
    RenameForm,
    SplitForm,
    UndoForm,
)
from wangdi.intake.annulling import annul
from wangdi.intake.commands import Refused
from wangdi.territory.models import Place, PlaceChange, PlaceKind

Text = str | Promise


@dataclass(frozen=True)
class Asked:
    """What a page of a change says: its title, its button, and what to think of before."""

    title: Text
    verb: Text
    thoughts: tuple[Text, ...] = ()
    context: dict[str, Any] = field(default_factory=dict)


MOVE = Asked(
    gettext_lazy("Move this place"),
    gettext_lazy("Move it"),
    (
        gettext_lazy("Everything that stands in it goes along: homes, people, duties, files."),
        gettext_lazy("A grid goes along if all its buildings do; otherwise they leave the grid."),
        gettext_lazy(
            "Who works in the old place no longer sees it; who works in the new one does."
        ),
    ),
)
RENAME = Asked(
    gettext_lazy("Rename this place"),
    gettext_lazy("Rename it"),
    (gettext_lazy("The old name stays in its history. Papers already issued keep it."),),
)
SPLIT = Asked(
    gettext_lazy("Split this place"),
    gettext_lazy("Split it"),
    (
        gettext_lazy("What you pick goes to a new place beside it, with all that stands in it."),
        gettext_lazy("A grid goes along if all its buildings do; otherwise they leave the grid."),
        gettext_lazy("Nobody works in the new place until roles are given there."),
    ),
)
MERGE = Asked(
    gettext_lazy("Merge this place into another"),
    gettext_lazy("Merge it"),
    (
        gettext_lazy("All that stands in it, and its grids, go to the other; it ends today."),
        gettext_lazy("Whoever had a role here has it in the other from now on."),
        gettext_lazy("An undo brings places and grids back, not what was moved by hand since."),
    ),
)
CLOSE = Asked(
    gettext_lazy("Close this place"),
    gettext_lazy("Close it"),
    (gettext_lazy("Only what is empty can be closed: nothing stands in it, nobody lives in it."),),
)
DESCRIBE = Asked(gettext_lazy("Describe this place"), gettext_lazy("Save"))


@page("territory.lay", methods=("GET", "POST"))
def move(request: DeskRequest, place: int) -> HttpResponse:
    one = _standing(request, place)
    parents = seeing.parents_for(request.scope, one)
    return _ask(request, one, MoveForm(one, request.POST or None, parents=parents), MOVE)


@page("territory.lay", methods=("GET", "POST"))
def rename(request: DeskRequest, place: int) -> HttpResponse:
    one = _standing(request, place)
    form = RenameForm(one, request.POST or None, initial={"name": one.name})
    return _ask(request, one, form, RENAME)


@page("territory.lay", methods=("GET", "POST"))
def describe(request: DeskRequest, place: int) -> HttpResponse:
    one = _standing(request, place)
    colleagues = caring.at_work_in(one.community_id)
    form = DescribeForm(one, request.POST or None, colleagues=colleagues)
    return _ask(request, one, form, DESCRIBE)


@page("territory.lay", methods=("GET", "POST"))
def split(request: DeskRequest, place: int) -> HttpResponse:
    one = _standing(request, place)
    rows = Place.objects.filter(parent=one, valid_to=None).order_by("sort_key", "id")
    form = SplitForm(one, request.POST or None, children=[(row.id, row.name) for row in rows])
    return _ask(request, one, form, SPLIT)


@page("territory.lay", methods=("GET", "POST"))
def merge(request: DeskRequest, place: int) -> HttpResponse:
    one = _standing(request, place)
    others = seeing.alike(request.scope, one)
    return _ask(request, one, MergeForm(one, request.POST or None, others=others), MERGE)


@page("territory.lay", methods=("GET", "POST"))
def close(request: DeskRequest, place: int) -> HttpResponse:
    one = _standing(request, place)
    return _ask(request, one, CloseForm(one, request.POST or None), CLOSE)


@page("territory.lay", methods=("GET", "POST"))
def undo(request: DeskRequest, change: UUID) -> HttpResponse:
    """Take a change back, where nothing has been built on it since."""
    found = PlaceChange.objects.filter(id=change, undone_at=None).select_related("place").first()
    if found is None:
        raise Http404
    one = seeing.place(request.scope, found.place_id)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if _undone(lambda: annul(actor=request.actor, keys=[found.key], reason=reason), form):
            messages.success(request, _("Undone."))
            return redirect("atlas:place", one.pk)
    title = _("Undo: %(name)s was %(verb)s") % {
        "name": one.name,
        "verb": found.get_verb_display(),
    }
    asked = Asked(title, _("Undo it"), (_("What stood before stands again."),))
    return _show(request, one, form, asked)


def _undone(undo: Callable[[], None], form: UndoForm) -> bool:
    try:
        undo()
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    return True


def _standing(request: DeskRequest, number: int) -> Place:
    one = seeing.place(request.scope, number)
    if one.valid_to is not None:
        raise Http404
    return one


def _ask(request: DeskRequest, one: Place, form: CommandForm, asked: Asked) -> HttpResponse:
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Done. It stands in the history, and can be undone there."))
        return redirect("atlas:place", one.pk)
    return _show(request, one, form, asked)


def _show(request: DeskRequest, one: Place, form: Any, asked: Asked) -> HttpResponse:
    inside = Place.objects.under([one.id]).filter(valid_to=None).exclude(id=one.id)
    ids = list(inside.filter(kind=PlaceKind.BUILDING).values_list("id", flat=True))
    context = {
        "place": one,
        "form": form,
        "asked": asked,
        "buildings": len(ids),
        "households": sum(counting.count(counting.HOUSEHOLDS, "building_id", ids).values()),
    }
    return render(request, "atlas/change.html", context)
