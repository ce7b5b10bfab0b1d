"""Leads from above: received, open, answered in time or late, what came of them, objections."""

from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.leads.models import Disposition, Lead, Objection
from wangdi.leads.words import HERE, Outcome
from wangdi.lib.figures import Cut, Figure, register
from wangdi.territory.models import Place

M = TypeVar("M", bound=Model)

GROUP = _("Leads")
OFFICE = "office"
ELSEWHERE = (Outcome.NOT_HERE, Outcome.LEFT, Outcome.PASSED_ON)


def _of_the_office(found: QuerySet[M]) -> QuerySet[M]:
    """With the office's own place: what no community has yet is its own to count."""
    whole = Place.objects.filter(parent=None, valid_to=None).order_by("id")
    counted: QuerySet[M] = found.annotate(**{OFFICE: Subquery(whole.values("id")[:1])})
    return counted


def received(cut: Cut) -> QuerySet[Lead]:
    """Rows of lists entered in the day, repeats too: each sender counts his own."""
    found = Lead.objects.standing().filter(entered_at__gt=cut.since, entered_at__lte=cut.until)
    return _of_the_office(found.select_related("batch"))


def unsettled(cut: Cut) -> QuerySet[Lead]:
    """People of lists on whom nothing had been found out by the cut-off, each once."""
    found = Lead.objects.standing().filter(same_as=None, entered_at__lte=cut.until)
    waiting = found.filter(Q(settled_at=None) | Q(settled_at__gt=cut.until))
    return _of_the_office(waiting.select_related("batch"))


def told(cut: Cut) -> QuerySet[Lead]:
    """Rows whose sender was told in the day."""
    found = Lead.objects.standing().filter(answered_at__gt=cut.since, answered_at__lte=cut.until)
    return _of_the_office(found.select_related("batch"))


def settled(cut: Cut) -> QuerySet[Disposition]:
    """What was found out of people in the day, the version that stands."""
    found = Disposition.objects.standing().filter(at__gt=cut.since, at__lte=cut.until, version=1)
    return _of_the_office(found.select_related("lead__batch"))


def raised(cut: Cut) -> QuerySet[Objection]:
    found = Objection.objects.standing().filter(raised_at__gt=cut.since, raised_at__lte=cut.until)
    return _of_the_office(found.select_related("lead"))


def waiting(cut: Cut) -> QuerySet[Objection]:
    """Objections that were not decided by their time."""
    open_still = Q(decided_at=None) | Q(decided_at__gt=cut.until)
    found = Objection.objects.standing().filter(open_still, due_at__lte=cut.until)
    return _of_the_office(found)


def _leads(name: str, order: int, **rest: object) -> Figure:
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        describe=lambda lead: f"{lead.batch} · {lead.get_kind_display()}",
        url=lambda lead: reverse("leads:lead", args=[lead.pk]),
        permission="leads.view",
        place=OFFICE,
        **rest,  # type: ignore[arg-type]
    )


def _settled(name: str, order: int, **rest: object) -> Figure:
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        rows=settled,
        describe=lambda one: f"{one.lead.batch} · {one.get_outcome_display()}",
        url=lambda one: reverse("leads:lead", args=[one.lead_id]),
        permission="leads.view",
        place=OFFICE,
        flow=True,
        **rest,  # type: ignore[arg-type]
    )


def _objections(name: str, order: int, **rest: object) -> Figure:
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        describe=lambda one: f"{one.raised_at:%Y-%m-%d}",
        url=lambda one: reverse("leads:lead", args=[one.lead_id]),
        permission="leads.view",
        place=OFFICE,
        **rest,  # type: ignore[arg-type]
    )


register(
    _leads(
        "leads.received",
        261,
        rows=received,
        flow=True,
        label=_("Leads received"),
        definition=_("Rows of lists from above entered in the day, repeats included."),
    ),
    _leads(
        "leads.open",
        262,
        rows=unsettled,
        label=_("Leads open"),
        definition=_("People of lists on whom nothing has been settled by the cut-off."),
    ),
    _leads(
        "leads.overdue",
        263,
        rows=unsettled,
        where=lambda cut: Q(due_at__lte=cut.until),
        within="leads.open",
        alarm=True,
        label=_("Of them past the deadline"),
        definition=_("Not settled, and the sender's deadline has passed."),
    ),
    _leads(
        "leads.answered",
        264,
        rows=told,
        flow=True,
        label=_("Leads answered"),
        definition=_("Rows whose sender was told the result in the day."),
    ),
    _leads(
        "leads.answered_late",
        265,
        rows=told,
        where=lambda cut: Q(answered_at__gt=F("due_at")),
        within="leads.answered",
        flow=True,
        label=_("Of them late"),
        definition=_("Answered in the day after the deadline; the others were in time."),
    ),
    _settled(
        "leads.settled",
        266,
        label=_("Leads settled"),
        definition=_("People of lists on whom the check was settled in the day."),
    ),
    _settled(
        "leads.here",
        267,
        where=lambda cut: Q(outcome__in=HERE),
        within="leads.settled",
        label=_("Of them here"),
        definition=_("Found here, with measures in place or to be decided."),
    ),
    _settled(
        "leads.elsewhere",
        268,
        where=lambda cut: Q(outcome__in=ELSEWHERE),
        within="leads.settled",
        label=_("Of them not here"),
        definition=_("Not here, left for elsewhere, or passed on to another subdistrict."),
    ),
    _settled(
        "leads.no_match",
        269,
        where=lambda cut: ~Q(outcome__in=(*HERE, *ELSEWHERE)),
        within="leads.settled",
        label=_("Of them the lead did not hold"),
        definition=_("Wrong number, another person, named before, or a wrong lead."),
    ),
    _objections(
        "leads.objections",
        270,
        rows=raised,
        flow=True,
        label=_("Objections raised"),
        definition=_("People who said in the day that the lead about them is wrong."),
    ),
    _objections(
        "leads.objections_late",
        271,
        rows=waiting,
        alarm=True,
        label=_("Objections decided too late"),
        definition=_("Not decided by the cut-off though their time had passed."),
    ),
)
