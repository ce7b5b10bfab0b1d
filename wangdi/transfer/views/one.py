"""One person: how far he has come, and the next step."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.lib import clock
from wangdi.transfer import queries, rules, section, showing
from wangdi.transfer.forms.people import (
    ArriveForm,
    ExpectForm,
    ScreenForm,
    SettleForm,
    WalkInForm,
)
from wangdi.transfer.models import Handover
from wangdi.transfer.views import fetching
from wangdi.transfer.views.day import path_of


@page("transfer.view")
def one(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    """Who, from where, to which door; what was done, and what comes next."""
    found, at = fetching.handover(request, handover_id), clock.now()
    minutes = section.in_force(at).receive_hours * 60
    slips = [slip for slip in (found.point_slip, found.door_slip) if slip]
    context = {
        "one": found,
        "row": showing.row(found, at, alarm_minutes=minutes),
        "path": path_of(found),
        "steps": queries.steps_of(found),
        "slips": slips,
        "acts": _acts(request, found),
        "calls": request.standing.allows("transfer.sign", found.stamp),
        "labels": rules.LABELS,
        "settle": SettleForm(handover=found),
    }
    return render(request, "transfer/one.html", context)


def _acts(request: DeskRequest, found: Handover) -> dict[str, bool]:
    """What the state allows and the reader may do here."""
    asked = {
        "arrive": "transfer.meet",
        "screen": "transfer.meet",
        "hand_over": "transfer.meet",
        "board": "transfer.meet",
        "receive": "transfer.sign",
        "settle": "transfer.settle",
        "refer": "transfer.refer",
        "clear": "transfer.answer",
        "miss": "transfer.meet",
    }
    return {
        act: rules.after(found.state, act) is not None
        and request.standing.allows(permission, found.stamp)
        for act, permission in asked.items()
    }


@page("transfer.expect", methods=("GET", "POST"))
def expect(request: DeskRequest) -> HttpResponse:
    """Write down who is expected."""
    form = ExpectForm(request.POST or None, scope=request.scope, point=None)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        known = form.answer.answer == "duplicate"
        said = _("He is expected already.") if known else _("Expected; the entry point sees him.")
        messages.success(request, said)
        return redirect("transfer:one", form.answer.subject)
    return render(request, "transfer/expect.html", {"form": form})


@page("transfer.meet", methods=("GET", "POST"))
def walk_in(request: DeskRequest, point_id: UUID) -> HttpResponse:
    """Somebody is here and on no list: he is written down and has arrived."""
    here = fetching.point(point_id)
    form = WalkInForm(request.POST or None, scope=request.scope, point=here)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        subject = form.answer.subject
        came = Handover.objects.visible_to(request.scope).filter(id=subject or here.id).first()
        if came is not None and rules.after(came.state, "arrive"):
            ArriveForm({"key": uuid5(form.record_key(), "arrive")}, handover=came).submit(
                request.actor
            )
        messages.success(request, _("Written down. Now take the temperature."))
        return redirect("transfer:screen", subject)
    return render(request, "transfer/walk_in.html", {"form": form, "point": here})


@page("transfer.meet", methods=("POST",))
def arrive(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    """He is here: on to the temperature."""
    found = fetching.handover(request, handover_id)
    form = ArriveForm(request.POST, handover=found)
    if not form.submit(request.actor):
        fetching.complain(request, form)
        return redirect("transfer:point", found.point_id)
    return redirect("transfer:screen", found.id)


@page("transfer.meet", methods=("GET", "POST"))
def screen(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    found = fetching.handover(request, handover_id)
    form = ScreenForm(request.POST or None, handover=found)
    back = reverse("transfer:point", args=[found.point_id])
    lines = section.in_force(clock.now()).lines()
    done = _("Written down. Fever goes to the health side at once.")
    return fetching.act(request, form, "transfer/screen.html", done=done, back=back, lines=lines)


@page("transfer.settle", methods=("POST",))
def settle(request: DeskRequest, handover_id: UUID) -> HttpResponse:
    found = fetching.handover(request, handover_id)
    form = SettleForm(request.POST, handover=found)
    if form.submit(request.actor):
        messages.success(request, _("At home."))
    else:
        fetching.complain(request, form)
    return redirect("transfer:one", found.id)
