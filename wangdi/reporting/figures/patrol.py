"""What reports count of patrols: rounds, what was found, what was put right, venues seen."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Share, Text, register
from wangdi.patrol.models import Banquet, EntryCheck, PatrolFinding, PatrolRound, VenueCheck
from wangdi.patrol.rules import states

GROUP = _("Patrol and venues")


def rounds(cut: Cut) -> QuerySet[PatrolRound]:
    """Rounds written down in the reporting day."""
    rows = PatrolRound.objects.filter(annulled_at=None).select_related("zone")
    return rows.filter(recorded_at__gt=cut.since, recorded_at__lte=cut.until)


def found(cut: Cut) -> QuerySet[PatrolFinding]:
    """Findings written down in the reporting day."""
    rows = PatrolFinding.objects.filter(annulled_at=None)
    return rows.filter(recorded_at__gt=cut.since, recorded_at__lte=cut.until)


def closed(cut: Cut) -> QuerySet[PatrolFinding]:
    """Findings that somebody else looked at again in the reporting day and found put right."""
    rows = PatrolFinding.objects.filter(annulled_at=None, state=states.CLOSED)
    return rows.filter(closed_at__gt=cut.since, closed_at__lte=cut.until)


def waiting(cut: Cut) -> QuerySet[PatrolFinding]:
    """Findings for which nobody had answered at the cut-off."""
    rows = PatrolFinding.objects.filter(annulled_at=None, recorded_at__lte=cut.until)
    return rows.filter(Q(answered_at=None) | Q(answered_at__gt=cut.until)).exclude(
        state=states.DROPPED
    )


def looks(cut: Cut) -> QuerySet[VenueCheck]:
    """Looks at venues written down in the reporting day."""
    rows = VenueCheck.objects.filter(annulled_at=None).select_related("venue")
    return rows.filter(recorded_at__gt=cut.since, recorded_at__lte=cut.until)


def entries(cut: Cut) -> QuerySet[EntryCheck]:
    """Visitors whose two codes were looked at in the reporting day."""
    rows = EntryCheck.objects.filter(annulled_at=None).select_related("venue")
    return rows.filter(at__gt=cut.since, at__lte=cut.until)


def banquets(cut: Cut) -> QuerySet[Banquet]:
    """Banquets called off of which was told in the reporting day."""
    rows = Banquet.objects.filter(annulled_at=None).select_related("venue")
    return rows.filter(told_at__gt=cut.since, told_at__lte=cut.until)


def _figure(
    name: str, order: int, rows: object, label: Text, definition: Text, **more: object
) -> Figure:
    shown: dict[str, object] = {
        "describe": str,
        "url": lambda one: reverse("patrol:findings"),
    }
    return Figure(
        name=f"patrol.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=rows,  # type: ignore[arg-type]
        permission="patrol.view",
        **(shown | more),  # type: ignore[arg-type]
    )


_FINDING: dict[str, object] = {
    "describe": lambda one: f"{one.number} · {one.get_kind_display()}",
    "url": lambda one: reverse("patrol:finding", args=[one.pk]),
}
_VENUE: dict[str, object] = {
    "describe": lambda one: str(one.venue),
    "url": lambda one: reverse("patrol:venue", args=[one.venue_id]),
}
register(
    _figure("rounds", 280, rounds, _("Patrol rounds"), _("Zones gone through today."), flow=True,
            describe=lambda one: str(one.zone),
            url=lambda one: reverse("patrol:zone", args=[one.zone_id])),
    _figure("with_police", 281, rounds, _("Of them with police"), _("A police officer came along."),
            where=lambda cut: Q(police=True), within="patrol.rounds", flow=True,
            describe=lambda one: str(one.zone),
            url=lambda one: reverse("patrol:zone", args=[one.zone_id])),
    _figure("found", 282, found, _("Patrol findings"), _("Written down today."), flow=True,
            **_FINDING),
    _figure("gatherings", 283, found, _("Of them gatherings"),
            _("People were gathered and asked to go home."),
            where=lambda cut: Q(kind="gathering"), within="patrol.found", flow=True, **_FINDING),
    _figure("prices", 284, found, _("Of them complaints about prices"),
            _("Too dear, agreed upon, not marked, or fraud."),
            where=lambda cut: Q(kind="price"), within="patrol.found", flow=True, **_FINDING),
    _figure("closed", 285, closed, _("Findings put right"),
            _("Looked at again today by somebody else."), flow=True, **_FINDING),
    _figure("in_time", 286, closed, _("Of them answered in time"),
            _("Answered for before the deadline."),
            where=lambda cut: Q(answered_at__lte=F("due_at")), within="patrol.closed", flow=True,
            **_FINDING),
    Share(name="patrol.in_time_share", label=_("Findings answered in time"),
          definition=_("Of those closed today, how many were answered before the deadline."),
          order=287, part="patrol.in_time", whole="patrol.closed"),
    _figure("late", 288, waiting, _("Findings that are late"),
            _("Nobody answered by the cut-off, and the deadline has passed."),
            where=lambda cut: Q(due_at__lte=cut.until), alarm=True, **_FINDING),
    _figure("looks", 289, looks, _("Looks at venues"), _("Written down today."), flow=True,
            **_VENUE),
    _figure("wrong", 290, looks, _("Of them not as ordered"),
            _("Something was wrong and became a finding."),
            where=lambda cut: Q(faults__gt=0), within="patrol.looks", flow=True, **_VENUE),
    _figure("entries", 291, entries, _("Two codes looked at"),
            _("Visitors at venues' doors today; nobody's name is kept."), flow=True,
            keeps_rows=False, **_VENUE),
    _figure("banquets", 292, banquets, _("Tables of banquets called off"),
            _("All tables of the banquets of which was told today."), amount="tables", flow=True,
            **_VENUE),
)  # fmt: skip
