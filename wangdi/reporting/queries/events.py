"""What happened to the office since it was activated: one line each, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wangdi.access.scoping import Scope
from wangdi.profiles.models import Activation
from wangdi.reporting.models import DailyReport
from wangdi.screening.models import CanvassRound

MOST = 100


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    what: str
    why: str
    url: str = ""


def timeline(scope: Scope) -> list[Happened]:
    """Rules put in force, rounds opened and closed, reports corrected; three queries."""
    found = [*_activations(), *_rounds(scope), *_corrections()]
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def _activations() -> list[Happened]:
    latest = Activation.objects.filter(annulled_at=None).select_related("version")
    return [
        Happened(
            one.from_at,
            _("In force: %(title)s") % {"title": one.version.read().title},
            one.reason,
        )
        for one in latest.order_by("-from_at")[:MOST]
    ]


def _rounds(scope: Scope) -> list[Happened]:
    found = []
    for one in CanvassRound.objects.visible_to(scope).order_by("-opened_at")[:MOST]:
        url = reverse("screening:round", args=[one.id])
        opened = _("Round opened: %(name)s") % {"name": one.name}
        found.append(Happened(one.opened_at, opened, "", url))
        if one.closed_at:
            closed = _("Round closed: %(name)s") % {"name": one.name}
            found.append(Happened(one.closed_at, closed, one.close_reason, url))
    return found


def _corrections() -> list[Happened]:
    corrected = DailyReport.objects.filter(version__gt=1).order_by("-counted_at")[:MOST]
    return [
        Happened(
            one.counted_at,
            _("Report of %(day)s corrected, version %(n)d")
            % {"day": one.day.isoformat(), "n": one.version},
            f"{one.reason} · {one.by_label}",
            reverse("reporting:versions", args=[one.day]),
        )
        for one in corrected
    ]
