"""What becomes of a checkpoint: each verb a page, and taking the last change back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints import queries
from wangdi.checkpoints.forms.changes import (
    EntrustForm,
    EquipForm,
    MergeForm,
    OpenForm,
    ShutForm,
    UndoForm,
)
from wangdi.checkpoints.forms.register import DescribeForm

FIRE = _("Closed for crossings is not locked: a way out in a fire stays one, and is never welded.")


@page("checkpoints.keep", methods=("GET", "POST"))
def shut(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    told = (_("Close for crossings"), FIRE, _("It is closed for crossings."))
    return _ask(request, checkpoint_id, ShutForm, told)


@page("checkpoints.keep", methods=("GET", "POST"))
def merge(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    told = (_("Merge into another checkpoint"), FIRE, _("It is merged into the other."))
    return _ask(request, checkpoint_id, MergeForm, told)


@page("checkpoints.keep", methods=("GET", "POST"))
def reopen(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    lead = _("Who stands here is for the roster to say.")
    return _ask(request, checkpoint_id, OpenForm, (_("Open it again"), lead, _("It is open.")))


@page("checkpoints.keep", methods=("GET", "POST"))
def describe(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    lead = _("What it is like now; the history keeps what stood before.")
    told = (_("Correct the register"), lead, _("Recorded."))
    return _ask(request, checkpoint_id, DescribeForm, told)


@page("checkpoints.keep", methods=("GET", "POST"))
def entrust(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    lead = _("Who answers for it day and night; who stands there when is for the roster.")
    return _ask(
        request, checkpoint_id, EntrustForm, (_("Who is responsible"), lead, _("Recorded."))
    )


@page("checkpoints.keep", methods=("GET", "POST"))
def equip(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    lead = _("What stands there now. Leave empty what you did not count; 0 where it is lacking.")
    return _ask(request, checkpoint_id, EquipForm, (_("Count the equipment"), lead, _("Counted.")))


@page("checkpoints.keep", methods=("POST",))
def undo(request: DeskRequest, key: UUID) -> HttpResponse:
    """Take back the last change of a checkpoint, with a reason."""
    found = get_object_or_404(queries.changes(request.scope), key=key)
    form = UndoForm(request.POST)
    if form.undo(request.actor, key):
        messages.success(request, _("It is taken back."))
    else:
        messages.error(request, " ".join(str(e) for some in form.errors.values() for e in some))
    return redirect("checkpoints:checkpoint", found.checkpoint_id)


def _ask(
    request: DeskRequest,
    checkpoint_id: UUID,
    ask: Callable[..., CommandForm],
    told: tuple[str | Promise, str | Promise, str | Promise],
) -> HttpResponse:
    """`told`: the title and button, the first line, and what is said when it is done."""
    found = get_object_or_404(queries.register(request.scope), id=checkpoint_id)
    form = ask(request.POST or None, checkpoint=found)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, str(told[2]))
        return redirect("checkpoints:checkpoint", found.id)
    context: dict[str, Any] = {"form": form, "checkpoint": found, "title": told[0], "said": told[1]}
    return render(request, "checkpoints/change.html", context)
