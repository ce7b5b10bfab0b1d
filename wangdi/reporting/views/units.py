"""Who has spoken for a day, at every level; what is asked about it; how its versions differ."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.reporting import reading, words
from wangdi.reporting.forms.days import (
    AcceptForm,
    AnswerForm,
    FreezeForm,
    HandUpForm,
    SendBackForm,
    SignForm,
)
from wangdi.reporting.queries import asking, chain, sheets
from wangdi.reporting.queries.units import stamps_of
from wangdi.ui import asking as addresses


@page("reporting.view")
def units(request: DeskRequest, day: date) -> HttpResponse:
    """Silence is an alarm at every level above it; `?unit=` opens what may be done to one."""
    extent = reading.extent_asked(request)
    found = chain.chain_of(day, extent, clock.now())
    chosen = addresses.number(request.GET.get("unit"))
    if len(found.communities) == 1:
        chosen = found.communities[0].place.id
    stamps = stamps_of([one.place.id for one in (*found.communities, *found.offices)])
    rows = {
        name: [_row(request, day, one, stamps.get(one.place.id), chosen) for one in several]
        for name, several in (("communities", found.communities), ("offices", found.offices))
    }
    report = sheets.report_of(day)
    asked = asking.of_report(report, [chosen] if chosen else []) if report else []
    context = {
        "day": day,
        "extent": extent,
        "at": request.GET.get("place", ""),
        "chain": found,
        "report": report,
        "strange": sum(1 for one in asked if one.is_open) if report and not report.frozen_at else 0,
        "above": [(one, _counts(one)) for one in found.above],
        **rows,
        "freeze_form": FreezeForm(initial={"day": day}),
        "may_freeze": request.standing.holds("reporting.freeze"),
    }
    return render(request, "reporting/units.html", context)


def _counts(one: chain.Above) -> list[tuple[str, int]]:
    return [(str(words.STATES[state]), count) for state, count in one.counts.items()]


def _row(
    request: DeskRequest, day: date, unit: chain.Unit, stamp: Stamp | None, chosen: int | None
) -> dict[str, object]:
    """A unit with what its reader may do to it; the command asks again."""
    said = unit.statement
    office = unit.place.community_id is None
    permission = "reporting.hand_up" if office else "reporting.sign"
    may_sign = said is None and stamp and request.standing.allows(permission, stamp)
    may_answer = said is not None and not unit.last_verdict and _sits_above(request)
    row = {"unit": unit, "word": words.STATES[unit.state], "office": office}
    if unit.place.id != chosen:
        return {**row, "may": bool(may_sign or may_answer)}
    if may_sign:
        given = {"day": day, "office" if office else "community": unit.place.id}
        row["sign"] = (HandUpForm if office else SignForm)(initial=given)
    if may_answer and said:
        row["accept"] = AcceptForm(initial={"statement": said.id})
        row["send_back"] = SendBackForm(initial={"statement": said.id})
    return row


def _sits_above(request: DeskRequest) -> bool:
    """Whether the reader's own grants reach further than a unit: a hint, not the decision."""
    if not request.standing.holds("reporting.accept"):
        return False
    reach = request.standing.scope("reporting.accept")
    return reach.whole or len(reach.communities) > 1


@page("reporting.view")
def questions(request: DeskRequest, day: date) -> HttpResponse:
    """What is strange about the day, and what was said to it."""
    report = reading.report_asked(request, day)
    extent = reading.extent_asked(request)
    if report is None:
        raise Http404
    asked = asking.of_report(report, [one.id for one in extent.communities])
    names = {one.id: one.name for one in extent.communities}
    may = request.standing.holds("reporting.sign") and not report.is_frozen()
    context = {
        "report": report,
        "extent": extent,
        "at": request.GET.get("place", ""),
        "asked": [(names[one.unit], one, _form(report.day, one) if may else None) for one in asked],
        "unanswered": sum(1 for one in asked if one.is_open),
    }
    return render(request, "reporting/questions.html", context)


def _form(day: date, one: asking.Asked) -> AnswerForm | None:
    if not one.is_open:
        return None
    return AnswerForm(
        initial={"day": day, "unit": one.unit, "question": one.question.key},
        auto_id=f"id_{one.unit}_{one.question.key.replace(' ', '_')}_%s",
    )
