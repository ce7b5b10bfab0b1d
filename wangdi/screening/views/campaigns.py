"""Campaigns: open, watch, close; and rounds that repeat by themselves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.access.scoping import Scope
from wangdi.lib import clock
from wangdi.screening import curves, queries
from wangdi.screening.forms.ending import CampaignReasonForm, StopForm
from wangdi.screening.forms.rounds import CampaignForm, SeriesForm
from wangdi.screening.models import Campaign, RoundSeries
from wangdi.screening.queries import progress
from wangdi.screening.views.rounds import UNIT_WORDS, unit_for

MOST = 300
"""Units on one page; those furthest behind come first."""


@page("screening.view")
def one(request: DeskRequest, campaign_id: UUID) -> HttpResponse:
    """How far every door is on the way to the announced hour; the worst unit first."""
    campaign = visible_campaign(request.scope, campaign_id)
    by = request.GET.get("by", "")
    by = by if by in queries.UNITS else unit_for(request.scope)
    now = min(clock.now(), campaign.closed_at or clock.now())
    rounds = list(campaign.rounds.order_by("opened_at"))
    ids = [canvass.id for canvass in rounds]
    units = progress.progress_by(request.scope, campaign, ids, by, now)
    total = progress.whole(units)
    steps = progress.done_by_step(request.scope, ids, campaign.starts_at)
    pace = curves.pace(campaign, total.done, total.doors, total.last_hour, now)
    context = {
        "campaign": campaign,
        "rounds": rounds,
        "units": [(unit, curves.state(pace, unit.done, unit.doors)) for unit in units[:MOST]],
        "more": max(len(units) - MOST, 0),
        "total": total,
        "pace": pace,
        "curve": curves.curve(campaign, steps, total.doors, now),
        "by": by,
        "units_words": UNIT_WORDS.items(),
        "refresh": campaign.is_open(),
        "last_round": next((one for one in reversed(rounds) if one.is_open()), None),
        "may_close": campaign.is_open() and request.standing.holds("screening.open_round"),
    }
    return render(request, "screening/campaign.html", context)


@page("screening.open_round", methods=("GET", "POST"))
def open_campaign(request: DeskRequest) -> HttpResponse:
    """Announce a campaign: its places, its hour, its notice; its first round opens with it."""
    form = CampaignForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor) and form.answer:
        messages.success(request, _("The campaign has begun; every door has its duty."))
        return redirect("screening:campaign", form.answer.subject)
    return render(request, "screening/open_campaign.html", {"form": form})


@page("screening.open_round", methods=("GET", "POST"))
def close_campaign(request: DeskRequest, campaign_id: UUID) -> HttpResponse:
    """End a campaign and its rounds."""
    campaign = visible_campaign(request.scope, campaign_id)
    form = CampaignReasonForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The campaign is closed."))
        return redirect("screening:campaign", campaign.id)
    return render(request, "screening/close_campaign.html", {"form": form, "campaign": campaign})


@page("screening.open_round", methods=("GET", "POST"))
def repeat(request: DeskRequest) -> HttpResponse:
    """Let a round repeat every few days until a date."""
    form = SeriesForm(request.POST or None, scope=request.scope)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The round repeats by itself from now on."))
        return redirect("screening:rounds")
    return render(request, "screening/repeat.html", {"form": form})


@page("screening.open_round", methods=("GET", "POST"))
def stop(request: DeskRequest, series_id: UUID) -> HttpResponse:
    """No further round of a series."""
    going = RoundSeries.objects.all().visible_to(request.scope)
    series = get_object_or_404(going, id=series_id)
    form = StopForm(request.POST or None, series=series)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("No further round will be opened."))
        return redirect("screening:rounds")
    return render(request, "screening/stop.html", {"form": form, "series": series})


def visible_campaign(scope: Scope, campaign_id: UUID) -> Campaign:
    """The campaign, where it goes through the scope; else there is none."""
    return get_object_or_404(queries.campaigns(scope), id=campaign_id)
