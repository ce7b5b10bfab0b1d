"""Named questions about leads."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from wangdi.access.scopes import reach
from wangdi.access.scoping import Scope
from wangdi.documents.models import Attachment
from wangdi.intake.actors import Actor
from wangdi.leads.models import Disposition, Lead, LeadBatch, Misdirection
from wangdi.lib import clock
from wangdi.lib.identifiers import check_phone
from wangdi.people.models import Household
from wangdi.people.once import once

RECENT = timedelta(days=30)
MOST_LETTERS = 10
MOST_OF_HOME = 50
RECEIVE = "leads.receive"


def letters(actor: Actor) -> list[LeadBatch]:
    """The letters that somebody may bring a list for, the newest first."""
    recent = LeadBatch.objects.standing().filter(received_at__gt=clock.now() - RECENT)
    rows = recent.filter(unregistered=False)
    if actor.id is not None:
        rows = rows.visible_to(reach(actor.id).scope(RECEIVE))
    return list(rows.order_by("-received_at", "-id")[:MOST_LETTERS])


def batches(scope: Scope) -> QuerySet[LeadBatch]:
    """Letters of a scope with how many leads, settled, answered and late, the newest first."""
    row = Q(leads__annulled_at=None) & Q(leads__isnull=False)
    settled = Q(leads__settled_at__isnull=False) | Q(leads__same_as__settled_at__isnull=False)
    told = Q(leads__answered_at__isnull=False)
    late = Q(leads__answered_at__gt=F("leads__due_at")) | (
        Q(leads__answered_at=None, leads__due_at__lt=clock.now())
    )
    return (
        LeadBatch.objects.visible_to(scope)
        .standing()
        .annotate(
            total=Count("leads", filter=row),
            settled=Count("leads", filter=row & settled),
            answered=Count("leads", filter=row & told),
            late=Count("leads", filter=row & late),
        )
        .order_by("-received_at", "-id")
    )


def with_outcome(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Leads with what came of them: a repeat has what came of the first."""
    return leads.annotate(
        final=Coalesce("same_as__outcome", "outcome"),
        final_at=Coalesce("same_as__settled_at", "settled_at"),
    )


def dispositions(leads: Iterable[UUID]) -> dict[UUID, Disposition]:
    """What stands of each lead: its latest version. One query."""
    rows = Disposition.objects.standing().filter(lead__in=set(leads))
    return {one.lead_id: one for one in rows.order_by("lead", "version")}


def offered(leads: Iterable[UUID]) -> set[UUID]:
    """Those of `leads` that wait for another place's answer."""
    rows = Misdirection.objects.standing().filter(lead__in=set(leads), answered_at=None)
    return set(rows.values_list("lead_id", flat=True))


def offers(scope: Scope) -> QuerySet[Misdirection]:
    """Leads that others offer to places of the scope, the oldest first."""
    rows = Misdirection.objects.visible_to(scope).standing().filter(answered_at=None)
    return rows.select_related("lead__batch").order_by("at", "id")


@once
def of_household(household: Household) -> list[Lead]:
    """Leads that mean somebody of a home, newest first."""
    rows = Lead.objects.standing().filter(household=household, same_as=None)
    return list(rows.select_related("batch").order_by("-received_at", "-id")[:MOST_OF_HOME])


def search(scope: Scope, words: str, limit: int) -> list[Lead]:
    """Leads of a scope by telephone or by a part of the name."""
    asked: dict[str, Any] = {"name__contains": words.strip()}
    phone = check_phone(words)
    if phone.ok:
        asked = {"phone_index": phone.value}
    rows = Lead.objects.visible_to(scope).standing().filter(same_as=None, **asked)
    return list(rows.select_related("batch").order_by("-received_at", "-id")[:limit])


def evidence(scope: Scope, attachment: UUID) -> Attachment | None:
    """A proof that belongs to a lead of the scope; None for anything else. Two queries."""
    file = Attachment.objects.filter(id=attachment, deleted_at=None).first()
    if file is None or file.owner is None:
        return None
    shown = Lead.objects.visible_to(scope).filter(dispositions=file.owner)
    return file if shown.exists() else None
