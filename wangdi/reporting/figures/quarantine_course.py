"""The course of home quarantine: held, away, made longer, objected to, breached, told late."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, register
from wangdi.quarantine.models import (
    Breach,
    Episode,
    FeverStep,
    Hold,
    NoticeServed,
    Objection,
    Recount,
    Suspension,
)
from wangdi.reporting.figures.quarantine import GROUP, begun, episodes, overdue

PROMPT = timedelta(hours=24)
"""From the proposal to the notice; longer is counted as slow."""


def held(cut: Cut) -> QuerySet[Hold]:
    """Held past the hour, with a reason of the list and a name."""
    found = Hold.objects.filter(at__lte=cut.until).select_related("episode__household")
    there = Q(episode__closed_at=None) | Q(episode__closed_at__gt=cut.until)
    return found.filter(there, Q(lifted_at=None) | Q(lifted_at__gt=cut.until))


def unexplained(cut: Cut) -> QuerySet[Episode]:
    """Past the hour, and nobody said why."""
    reasons = Hold.objects.filter(episode=OuterRef("pk"), at__lte=cut.until, until__gt=cut.until)
    standing = reasons.filter(Q(lifted_at=None) | Q(lifted_at__gt=cut.until))
    return overdue(cut).filter(~Exists(standing))


def away(cut: Cut) -> QuerySet[Suspension]:
    """In a hospital or a facility for the time being."""
    found = Suspension.objects.filter(annulled_at=None, from_at__lte=cut.until)
    gone = found.filter(Q(back_at=None) | Q(back_at__gt=cut.until))
    return gone.select_related("episode__household")


def slow(cut: Cut) -> QuerySet[Episode]:
    """Begun today, and the notice came later than promptly after the proposal."""
    notice = NoticeServed.objects.filter(episode=OuterRef("pk"), annulled_at=None)
    told = begun(cut).annotate(told_at=Subquery(notice.order_by("at").values("at")[:1]))
    return told.filter(told_at__gt=F("proposed_at") + PROMPT)


def recounts(cut: Cut) -> QuerySet[Recount]:
    """Days that were counted anew today."""
    found = Recount.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("episode__household")


def objections(cut: Cut) -> QuerySet[Objection]:
    """Objections that came in today."""
    found = Objection.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("episode__household")


def unanswered(cut: Cut) -> QuerySet[Objection]:
    """Objections whose time was over at the cut-off without an answer."""
    found = Objection.objects.filter(annulled_at=None, due_at__lte=cut.until)
    open_then = found.filter(Q(answered_at=None) | Q(answered_at__gt=cut.until))
    return open_then.select_related("episode__household")


def breaches(cut: Cut) -> QuerySet[Breach]:
    """Breaches reported today."""
    found = Breach.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("episode__household")


def referrals(cut: Cut) -> QuerySet[FeverStep]:
    """Taken to a fever clinic today."""
    found = FeverStep.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.filter(step="clinic").select_related("path__episode__household")


def of_episode(name: str, order: int, **rest: object) -> Figure:
    """A figure of records that belong to an episode."""
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        describe=lambda one: one.episode.household.address,
        url=lambda one: reverse("quarantine:episode", args=[one.episode_id]),
        permission="quarantine.view",
        **rest,  # type: ignore[arg-type]
    )


register(
    of_episode(
        "quarantine.held",
        410,
        rows=held,
        label=_("Held with a reason"),
        definition=_("Held past the hour with a reason of the list, by a named person."),
    ),
    episodes(
        "quarantine.unexplained",
        412,
        rows=unexplained,
        within="quarantine.overdue",
        label=_("Past the hour without a reason"),
        definition=_("The hour of release has passed, and no hold with a reason stands."),
        alarm=True,
    ),
    of_episode(
        "quarantine.away",
        414,
        rows=away,
        label=_("Away for treatment"),
        definition=_("In a hospital or a facility at the cut-off; no reading is asked at home."),
    ),
    episodes(
        "quarantine.slow",
        416,
        rows=slow,
        flow=True,
        within="quarantine.begun",
        label=_("Notice later than a day"),
        definition=_("Begun today, more than 24 hours after it was proposed."),
    ),
    of_episode(
        "quarantine.extended",
        418,
        rows=recounts,
        where=lambda cut: Q(kind="extended"),
        flow=True,
        label=_("Made longer today"),
        definition=_("Days made longer today by two named people."),
    ),
    of_episode(
        "quarantine.objections",
        420,
        rows=objections,
        flow=True,
        label=_("Objections today"),
        definition=_("People who objected today."),
    ),
    of_episode(
        "quarantine.unanswered",
        421,
        rows=unanswered,
        label=_("Objections unanswered"),
        definition=_("The time promised for an answer was over at the cut-off."),
        alarm=True,
    ),
    of_episode(
        "quarantine.breaches",
        422,
        rows=breaches,
        flow=True,
        label=_("Breaches today"),
        definition=_("Somebody was seen outside; help comes first."),
    ),
    of_episode(
        "quarantine.breaches_referred",
        423,
        rows=breaches,
        where=lambda cut: Q(referred_at__lte=cut.until),
        flow=True,
        within="quarantine.breaches",
        label=_("Of them referred"),
        definition=_("Breaches of today that were referred after help was offered."),
    ),
    Figure(
        name="quarantine.to_clinic",
        label=_("Taken to a fever clinic"),
        definition=_("People with fever or symptoms who went to a fever clinic today."),
        group=GROUP,
        order=434,
        rows=referrals,
        flow=True,
        describe=lambda step: step.path.episode.household.address,
        url=lambda step: reverse("quarantine:episode", args=[step.path.episode_id]),
        permission="quarantine.see_health",
    ),
)
