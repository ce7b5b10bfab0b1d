"""The line lists as the database knows them; a test holds them to `rules.why`."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from wangdi.access.scoping import Scope
from wangdi.leads import rules
from wangdi.leads.models import Lead
from wangdi.leads.words import Attempted, Outcome

SETTLED = Q(settled_at__isnull=False)


def condition(name: str, at: datetime, tries: int) -> Q:
    """The leads of one list at an instant."""
    unsettled = Q(settled_at=None)
    hopeless = Q(last_attempt=Attempted.WRONG_NUMBER) | Q(attempts__gte=tries)
    silent = unsettled & Q(reached_at=None)
    told = Q(answered_at__isnull=False, stale=False)
    return {
        "overdue": Q(answered_at=None, due_at__lt=at),
        "objection": Q(objected_at__isnull=False),
        "unplaced": silent & Q(community_id=None),
        "to_assign": silent & Q(community_id__isnull=False, grid_id=None) & ~hopeless,
        "to_contact": silent & Q(community_id__isnull=False, grid_id__isnull=False) & ~hopeless,
        "unreachable": silent & Q(community_id__isnull=False) & hopeless,
        "to_verify": unsettled & Q(reached_at__isnull=False),
        "to_decide": Q(outcome=Outcome.HERE_UNDECIDED),
        "to_answer": SETTLED & ~told,
        "answered": SETTLED & told,
        "all": Q(),
    }[name]


def leads(scope: Scope) -> QuerySet[Lead]:
    """Standing leads of a scope, each person once: repeats follow the first of them."""
    return Lead.objects.visible_to(scope).standing().filter(same_as=None)


def counts(found: QuerySet[Lead], at: datetime, tries: int) -> dict[str, int]:
    """How many stand on each list. One query."""
    wanted = {
        name: Count("pk", filter=condition(name, at, tries)) if name != "all" else Count("pk")
        for name in rules.LISTS
    }
    return found.order_by().aggregate(**wanted)


def on(found: QuerySet[Lead], name: str, at: datetime, tries: int) -> QuerySet[Lead]:
    """The leads of one list, what is due first on top."""
    return found.filter(condition(name, at, tries)).order_by("due_at", "id")


def facts(lead: Lead) -> rules.Facts:
    """What the rule needs of a lead."""
    return rules.Facts(
        placed=lead.community_id is not None,
        assigned=lead.grid_id is not None,
        tries=lead.attempts,
        last=lead.last_attempt,
        reached=lead.reached_at is not None,
        outcome=lead.outcome,
        due_at=lead.due_at,
        answered_at=lead.answered_at,
        stale=lead.stale,
        objected=lead.objected_at is not None,
    )
