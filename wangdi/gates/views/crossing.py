"""The crossing page of a guard at a desk: one line to scan or type into, one big answer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.checkpoints.models import Checkpoint
from wangdi.gates import finding, section, showing
from wangdi.gates.finding import Found, Looked
from wangdi.gates.forms.crossing import CrossForm
from wangdi.gates.models import Crossing
from wangdi.gates.rules.codes import ANSWERED_ON_THE_SPOT
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids


@page("gates.cross", methods=("GET", "POST"))
def cross(request: DeskRequest, checkpoint_id: UUID) -> HttpResponse:
    """Who stands there? What was scanned or typed is looked up, decided and written down."""
    gate = gate_of(request, checkpoint_id)
    way = "out" if request.GET.get("way") == "out" else "in"
    if request.method == "POST":
        return _hand_in(request, gate, way)
    looked = _looked(request, gate)
    if looked is None:
        return _show(request, gate, way, done=_done(request))
    if len(looked.found) > 1:
        return _show(request, gate, way, choose=looked)
    return _show(request, gate, way, form=_form(gate, way, looked), looked=looked)


@page("gates.cross", methods=("POST",))
def take_back(request: DeskRequest, crossing_id: UUID) -> HttpResponse:
    """The barrier did not open: the crossing never was."""
    rows = Crossing.objects.visible_to(request.scope)
    one = get_object_or_404(rows.select_related("checkpoint"), id=crossing_id)
    where = reverse("gates:cross", args=[one.checkpoint_id])
    try:
        payload = {"crossing": one.id}
        submit_one(actor=request.actor, command="gates.annul_crossing", payload=payload)
    except Refused as refusal:
        gate = gate_of(request, one.checkpoint_id)
        return _show(request, gate, one.direction, problem=refusal.sentence)
    return redirect(f"{where}?way={one.direction}&done={one.id}")


def gate_of(request: DeskRequest, checkpoint_id: UUID) -> Checkpoint:
    """The checkpoint within the request's scope; anything else is a 404."""
    rows = Checkpoint.objects.visible_to(request.scope).standing().select_related("place")
    return get_object_or_404(rows, id=checkpoint_id)


def _hand_in(request: DeskRequest, gate: Checkpoint, way: str) -> HttpResponse:
    form = CrossForm(request.POST, gate=gate)
    if form.submit(request.actor):
        answer = form.answer
        done = answer.subject if answer else ""
        return redirect(f"{reverse('gates:cross', args=[gate.id])}?way={way}&done={done}")
    asked = form.refused_for
    if asked == "remeasure":
        form = CrossForm(_hot_once(request.POST), gate=gate)
    return _show(request, gate, way, form=form, asked=asked, found=_found(request.POST))


def _hot_once(told: Any) -> Any:
    """The value that was hot becomes the first of two."""
    again = told.copy()
    again["first"], again["celsius"] = told.get("celsius", ""), ""
    return again


def _looked(request: DeskRequest, gate: Checkpoint) -> Looked | None:
    at, told = clock.now(), request.GET
    if text := told.get("who", "").strip():
        return finding.look(text, gate, at)
    found = _found(told)
    if found:
        return Looked(told.get("means", "household"), (found,))
    return Looked("visitor") if told.get("visitor") else None


def _found(told: Any) -> Found | None:
    """Who was chosen on the page before."""
    for name in ("pass_id", "person"):
        try:
            one = UUID(told.get(name, ""))
        except ValueError:
            continue
        if name == "pass_id":
            return finding.of_pass(one, clock.now())
        return finding.of_person(one)
    return None


def _form(gate: Checkpoint, way: str, looked: Looked) -> CrossForm:
    asked = dict(looked.asked or {})
    if looked.found:
        asked |= looked.found[0].asked
    initial = {name: value for name, value in asked.items() if value}
    return CrossForm(gate=gate, initial={**initial, "direction": way, "means": looked.means})


def _done(request: DeskRequest) -> showing.Answer | None:
    """What was said a moment ago."""
    try:
        one = UUID(request.GET.get("done", ""))
    except ValueError:
        return None
    rows = Crossing.objects.visible_to(request.scope).filter(id=one)
    found = rows.first()
    return showing.answer(found, request.user.id, clock.now()) if found else None


def _show(request: DeskRequest, gate: Checkpoint, way: str, **more: Any) -> HttpResponse:
    rules = section.in_force(clock.now())[1]
    form: CrossForm | None = more.get("form")
    looked: Looked | None = more.get("looked")
    found = more.pop("found", None) or (looked.found[0] if looked and looked.found else None)
    asked = more.pop("asked", "")
    context = {
        "gate": gate,
        "way": way,
        "other": "out" if way == "in" else "in",
        "found": found,
        "unknown": form is not None and found is None,
        "asked": showing.sentence_of(asked) if asked in ANSWERED_ON_THE_SPOT else "",
        "fields": showing.fields(form, rules, way, known=found is not None) if form else (),
        "emergency_key": ids.uuid7(),
        "title": _("Coming in") if way == "in" else _("Going out"),
        **more,
    }
    return render(request, "gates/cross.html", context)
