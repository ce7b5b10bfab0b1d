"""People under observation at home: how many, begun, ended, measured, and not measured."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.duties.models import Duty
from wangdi.lib.figures import Balance, Cut, Figure, Sum, register, tie
from wangdi.quarantine.actions.moving import READING
from wangdi.quarantine.models import (
    Episode,
    NoticeServed,
    Reading,
)

GROUP = _("Home quarantine")


def notices(**when: object) -> Exists:
    """A notice that stands, served at such a time."""
    return Exists(NoticeServed.objects.filter(episode=OuterRef("pk"), annulled_at=None, **when))


def served(cut: Cut) -> QuerySet[Episode]:
    """Episodes whose notice had been served by the cut-off."""
    found = Episode.objects.filter(notices(at__lte=cut.until))
    return found.select_related("household", "profile")


def now(cut: Cut) -> QuerySet[Episode]:
    return served(cut).filter(Q(closed_at=None) | Q(closed_at__gt=cut.until))


def begun(cut: Cut) -> QuerySet[Episode]:
    return served(cut).filter(notices(at__gt=cut.since, at__lte=cut.until))


def ended(cut: Cut) -> QuerySet[Episode]:
    """Released or ended early today, after a notice had been served."""
    return served(cut).filter(closed_at__gt=cut.since, closed_at__lte=cut.until)


def released(cut: Cut) -> QuerySet[Episode]:
    return ended(cut).filter(release__isnull=False)


def overdue(cut: Cut) -> QuerySet[Episode]:
    """Still held though the hour of release has passed: an alarm on the office."""
    return now(cut).filter(release_from__lte=cut.until)


def readings_came(cut: Cut) -> QuerySet[Duty]:
    """Due today and there."""
    return readings_due(cut).filter(settled_at__lte=cut.until)


def readings_due(cut: Cut) -> QuerySet[Duty]:
    """Readings that were to be taken today up to the cut-off; withdrawn ones were not."""
    planned = Duty.objects.filter(kind=READING, due_at__gt=cut.since, due_at__lte=cut.until)
    return planned.exclude(settlement="withdrawn")


def readings_missing(cut: Cut) -> QuerySet[Duty]:
    """Due and not taken. A missing reading is never a normal one."""
    return readings_due(cut).filter(Q(settled_at=None) | Q(settled_at__gt=cut.until))


def fevers(cut: Cut) -> QuerySet[Reading]:
    found = Reading.objects.filter(fever=True, annulled_at=None, at__gt=cut.since)
    return found.filter(at__lte=cut.until).select_related("episode__household")


def episodes(name: str, order: int, **rest: object) -> Figure:
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        describe=lambda episode: f"{episode.household.address} · {episode.measure_label}",
        url=lambda episode: reverse("quarantine:episode", args=[episode.pk]),
        permission="quarantine.view",
        **rest,  # type: ignore[arg-type]
    )


def _duties(name: str, order: int, **rest: object) -> Figure:
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        describe=lambda duty: duty.label,
        url=lambda duty: reverse("quarantine:episode", args=[duty.subject]),
        permission="quarantine.view",
        **rest,  # type: ignore[arg-type]
    )


register(
    episodes(
        "quarantine.now",
        400,
        rows=now,
        label=_("In home quarantine"),
        definition=_("Notice served, and neither released nor ended by the cut-off."),
    ),
    episodes(
        "quarantine.begun",
        402,
        rows=begun,
        flow=True,
        label=_("Begun today"),
        definition=_("Notice served today."),
    ),
    episodes(
        "quarantine.ended",
        404,
        rows=ended,
        flow=True,
        label=_("Ended today"),
        definition=_("Released today, or ended early today."),
    ),
    episodes(
        "quarantine.released",
        406,
        rows=released,
        flow=True,
        within="quarantine.ended",
        label=_("Of them released"),
        definition=_("Released today by two people, with the letter."),
    ),
    episodes(
        "quarantine.overdue",
        408,
        rows=overdue,
        within="quarantine.now",
        label=_("Held past the hour of release"),
        definition=_("The hour of release has passed and nobody has released them."),
        alarm=True,
    ),
    _duties(
        "quarantine.readings_due",
        424,
        rows=readings_due,
        flow=True,
        label=_("Readings due"),
        definition=_("Temperature readings due today up to the cut-off."),
    ),
    _duties(
        "quarantine.readings_came",
        426,
        rows=readings_came,
        flow=True,
        within="quarantine.readings_due",
        label=_("Readings that came"),
        definition=_("Due today up to the cut-off, and taken."),
    ),
    _duties(
        "quarantine.readings_missing",
        428,
        rows=readings_missing,
        flow=True,
        within="quarantine.readings_due",
        label=_("Readings missing"),
        definition=_("Due and not taken. A missing reading is never a normal one."),
        alarm=True,
    ),
    Figure(
        name="quarantine.fevers",
        label=_("Fevers"),
        definition=_("Readings of today at or above the fever line of their profile."),
        group=GROUP,
        order=432,
        rows=fevers,
        flow=True,
        describe=lambda reading: reading.episode.household.address,
        url=lambda reading: reverse("quarantine:episode", args=[reading.episode_id]),
        permission="quarantine.see_health",
        alarm=True,
    ),
)
tie(Sum("quarantine.readings_due", ("quarantine.readings_came", "quarantine.readings_missing")))
tie(Balance("quarantine.now", ("quarantine.begun",), ("quarantine.ended",)))
