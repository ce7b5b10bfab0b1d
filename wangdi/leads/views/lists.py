"""The line lists by class, and the file of one lead."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from wangdi.access.pages import DeskRequest, page
from wangdi.documents import attachments
from wangdi.leads import lines, queries, rules, section, showing
from wangdi.leads.models import ContactAttempt, Disposition, Lead, LeadBatch, Objection
from wangdi.leads.views.fetching import fetch
from wangdi.leads.words import Kind
from wangdi.lib import clock
from wangdi.lib.masking import mask_id_number, mask_phone
from wangdi.ui import paging, tables


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str | Promise
    count: int
    current: bool
    query: str


@page("leads.view")
def lists(request: DeskRequest) -> HttpResponse:
    """Who, why, until when, whose turn; each list and each class with its number."""
    at = clock.now()
    tries = section.in_force(at)[1].tries
    found, words = _asked(request)
    counts = lines.counts(found, at, tries)
    urgent = next((name for name in rules.LISTS if counts[name]), "all")
    name = request.GET.get("list", "")
    name = name if name in rules.LISTS else urgent
    rows = lines.on(found, name, at, tries).select_related("batch", "dwelling")
    shown = paging.pages(request, rows, count=counts[name])
    context = {
        "tabs": [
            Tab(one, label, counts[one], one == name, _query(request, list=one))
            for one, label in rules.LISTS.items()
            if counts[one] or one in (name, "all")
        ],
        "kinds": [(one.value, one.label, _query(request, kind=one.value)) for one in Kind],
        "kind": request.GET.get("kind", ""),
        "rows": [(showing.row(lead, at, tries), *showing.next_step(lead)) for lead in shown.rows],
        "page": shown,
        "current": rules.LISTS[name],
        "words": words,
        "late": counts["overdue"],
        "total": counts["all"],
        "offers": _offers(request),
        "may_receive": request.standing.holds("leads.receive"),
    }
    return render(request, "leads/lists.html", context)


def _asked(request: DeskRequest) -> tuple[QuerySet[Lead], list[tables.Word]]:
    """The leads of the scope, of one class or letter if that is asked."""
    found = lines.leads(request.scope)
    known: dict[str, object] = {}
    kind = request.GET.get("kind", "")
    if kind in Kind.values:
        found = found.filter(kind=kind)
        known["kind"] = Kind(kind).label
    letter = _letter(request)
    if letter is not None:
        found = found.filter(batch=letter)
        known["letter"] = str(letter)
    return found, tables.words(request, known)  # type: ignore[arg-type]


def _letter(request: DeskRequest) -> LeadBatch | None:
    """The letter of the address, if a lead of it may be seen."""
    try:
        asked = UUID(request.GET.get("letter", ""))
    except ValueError:
        return None
    lead = lines.leads(request.scope).filter(batch=asked).select_related("batch").first()
    return lead.batch if lead else None


def _query(request: DeskRequest, **changes: str) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    for name, value in changes.items():
        asked[name] = value
    return asked.urlencode()


def _offers(request: DeskRequest) -> int:
    if not request.standing.holds("leads.take_over"):
        return 0
    return queries.offers(request.standing.scope("leads.take_over")).count()


@page("leads.view")
def lead(request: DeskRequest, lead_id: UUID) -> HttpResponse:
    """All of one lead: what is said, whom it means, what was tried, what came of it."""
    found = fetch(request, lead_id)
    at = clock.now()
    tries = section.in_force(at)[1].tries
    versions = list(
        Disposition.objects.visible_to(request.scope).filter(lead=found).order_by("-version")
    )
    files = attachments.of([one.id for one in versions])
    standing = request.standing
    context = {
        "lead": found,
        "reasons": [showing.reason(name) for name in showing.reasons_of(found, at, tries)],
        "claim": showing.claim(found),
        "phone": mask_phone(found.phone or ""),
        "id_number": mask_id_number(found.id_number or ""),
        "tries": ContactAttempt.objects.visible_to(request.scope)
        .standing()
        .filter(lead=found)
        .order_by("-at", "-id"),
        "versions": [(one, files.get(one.id, [])) for one in versions],
        "objections": Objection.objects.visible_to(request.scope)
        .standing()
        .filter(lead=found)
        .order_by("-raised_at"),
        "repeats": Lead.objects.visible_to(request.scope)
        .standing()
        .filter(same_as=found)
        .select_related("batch"),
        "offered": found.id in queries.offered([found.id]),
        "may": {
            name: standing.allows(f"leads.{name}", found.stamp)
            for name in ("check", "place", "hand_over", "unmask", "decide_objection")
        },
    }
    return render(request, "leads/lead.html", context)
