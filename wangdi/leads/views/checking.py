"""A worker's way: call, say what came of the call, then what came of the lead."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import attachments
from wangdi.leads import queries, rules, showing
from wangdi.leads.forms import PURPOSES, ContactForm, SettleForm, UnmaskForm
from wangdi.leads.models import ContactAttempt, Lead
from wangdi.leads.views.fetching import act, fetch
from wangdi.leads.words import CHOSEN, HERE, Attempted, Outcome
from wangdi.lib import clock
from wangdi.lib.identifiers import compact
from wangdi.people.models import Dwelling

# icons: home-check home-search home-off plane-departure user-question copy-check circle-x
# icons: phone-check phone-off phone-x hand-stop
ICONS = {
    Outcome.HERE_CONTROLLED: "home-check",
    Outcome.HERE_UNDECIDED: "home-search",
    Outcome.NOT_HERE: "home-off",
    Outcome.LEFT: "plane-departure",
    Outcome.WRONG_NUMBER: "phone-off",
    Outcome.NOT_MATCHING: "user-question",
    Outcome.DUPLICATE: "copy-check",
    Outcome.FALSE: "circle-x",
}
TRIED = (
    (Attempted.REACHED, "phone-check"),
    (Attempted.NO_ANSWER, "phone-off"),
    (Attempted.WRONG_NUMBER, "phone-x"),
    (Attempted.REFUSED, "hand-stop"),
)
MOST_DOORS = 20


@page("leads.check", methods=("GET", "POST"))
def check(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """One card: who is to be found, and what came of trying. What is pressed is logged."""
    lead = fetch(request, lead_id)
    if lead.same_as_id or lead.settled_at:
        return redirect("leads:lead", lead.same_as_id or lead.id)
    form = ContactForm(request.POST or None, lead=lead)
    if request.method == "POST" and form.submit(request.actor):
        outcome = Attempted(form.cleaned_data["outcome"])
        messages.success(request, _("%(outcome)s. Logged.") % {"outcome": outcome.label})
        after = "leads:settle" if outcome == Attempted.REACHED else "leads:check"
        return redirect(after, lead.id)
    return render(request, "leads/check.html", _card(request, lead, form))


@never_cache
@page("leads.unmask", methods=("GET", "POST"))
def call(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """Asks what for; then, and only in that answer, the number stands in full to be called."""
    lead = fetch(request, lead_id)
    field = "id_number" if request.GET.get("field") == "id_number" else "phone"
    form = UnmaskForm(request.POST or None, lead=lead, initial={"field": field})
    shown = form.submit(request.actor) if request.method == "POST" else False
    field = str(form.cleaned_data["field"]) if shown else field
    context = {
        "field": field,
        "unmask": form,
        "purposes": PURPOSES,
        "quiet": rules.is_quiet(clock.now()),
        "value": getattr(lead, field) if shown else None,
    }
    return render(
        request, "leads/call.html", _card(request, lead, ContactForm(lead=lead)) | context
    )


def _card(request: DeskRequest, lead: Lead, form: ContactForm) -> dict[str, object]:
    tries = ContactAttempt.objects.visible_to(request.scope).standing().filter(lead=lead)
    return {
        "lead": lead,
        "form": form,
        "claim": showing.claim(lead),
        "answers": TRIED,
        "tries": tries.order_by("-at", "-id"),
        "may_call": bool(lead.phone) and request.standing.allows("leads.unmask", lead.stamp),
    }


@page("leads.check", methods=("GET", "POST"))
def settle(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """First what came of it, as big answers; then what that answer needs, prefilled."""
    lead = fetch(request, lead_id)
    asked = request.POST.get("outcome") or request.GET.get("outcome", "")
    if asked not in CHOSEN:
        answers = [(one, ICONS[one]) for one in CHOSEN]
        return render(request, "leads/outcome.html", {"lead": lead, "answers": answers})
    door = _door(request, lead)
    if asked in HERE and door is None:
        return _find_door(request, lead, asked)
    form = SettleForm(
        request.POST or None, request.FILES or None, lead=lead, outcome=asked, door=door
    )
    return act(
        request,
        form,
        "leads/settle.html",
        _("Settled."),
        after=reverse("leads:lead", args=[lead.id]),
        lead=lead,
        outcome=Outcome(asked),
        door=door,
        claim=showing.claim(lead),
    )


def _door(request: DeskRequest, lead: Lead) -> Dwelling | None:
    """The door that was chosen, else the lead's own, unless another one is looked for."""
    seen = Dwelling.objects.visible_to(request.scope)
    asked = request.POST.get("door") or request.GET.get("at", "")
    if asked:
        try:
            return get_object_or_404(seen, id=UUID(asked))
        except ValueError:
            raise Http404 from None
    if "door" in request.GET or lead.dwelling_id is None:
        return None
    return seen.filter(id=lead.dwelling_id).first()


def _find_door(request: DeskRequest, lead: Lead, outcome: str) -> HttpResponse:
    """Behind which door? Found by building, unit and room as people write them."""
    asked = compact(request.GET.get("door", ""))
    doors = Dwelling.objects.visible_to(request.scope).filter(address__icontains=asked)
    found = list(doors.in_walking_order()[:MOST_DOORS]) if asked else []
    context = {"lead": lead, "outcome": Outcome(outcome), "doors": found, "asked": asked}
    return render(request, "leads/find_door.html", context)


@never_cache
@page("leads.view")
def evidence(request: DeskRequest, attachment_id: UUID) -> HttpResponse:
    """A proof, for whoever may see the lead that it belongs to."""
    file = queries.evidence(request.scope, attachment_id)
    if file is None:
        raise Http404
    return attachments.answer(file)
