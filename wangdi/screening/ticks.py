"""What the clock does: rounds of a series opened on their day, calls to those not shown up."""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from wangdi.intake.actors import system
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock
from wangdi.lib.ticks import every
from wangdi.screening import classing, expecting, repeating
from wangdi.screening.models import CanvassRound, RoundSeries


@every(600, "screening.reassess")
def reassess() -> bool:
    """When rules come into force by the clock, recent arrivals are compared with their areas."""
    outdated = classing.is_outdated(clock.now())
    if outdated:
        payload = {"reason": _("The rules in force have changed.")}
        submit_one(
            actor=system("clock"), command="screening.reassess", payload=payload, channel="clock"
        )
    return outdated


@every(600, "screening.plan_calls")
def plan_calls() -> int:
    """Who was expected before today and has not come is called today."""
    return expecting.plan_calls(clock.today())


@every(300, "screening.repeat")
def repeat() -> bool:
    """Open what is due today, and close what it follows; where nothing is, nothing is written."""
    today = clock.today()
    opened = False
    for series in RoundSeries.objects.all().running(today):
        span = repeating.due(series, today)
        if span is None or series.rounds.filter(starts_on=span.first).exists():
            continue
        try:
            _open(series, span)
        except Refused:
            continue
        opened = True
        for canvass in series.rounds.filter(closed_at=None, starts_on__lt=span.first):
            _close(canvass)
    return opened


def _open(series: RoundSeries, span: repeating.Span) -> None:
    payload = {
        "name": repeating.name(series, span),
        "places": series.places,
        "script": series.script,
        "starts_on": span.first,
        "ends_on": span.last,
        "series": series.id,
    }
    _submit("screening.open_round", payload, uuid5(series.id, span.first.isoformat()))


def _close(canvass: CanvassRound) -> None:
    reason = _("The next round of the series has begun.")
    payload = {"round": canvass.id, "reason": reason}
    _submit("screening.close_round", payload, uuid5(canvass.id, "followed"))


def _submit(command: str, payload: dict[str, object], key: UUID) -> None:
    submit_one(actor=system("clock"), command=command, payload=payload, key=key, channel="clock")
