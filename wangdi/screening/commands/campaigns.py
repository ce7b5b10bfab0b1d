"""A campaign: doors of some places to be done by an announced hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from pydantic import AwareDatetime, Field

from wangdi.documents import actions as documents
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock, ids
from wangdi.screening import actions, papers
from wangdi.screening.commands import rounds
from wangdi.screening.models import Campaign, CanvassRound, DoorVisit


class CampaignPayload(Payload):
    """`hours` from its beginning until every door is to be done."""

    name: str = Field(min_length=1, max_length=100)
    places: list[int] = Field(min_length=1)
    starts_at: AwareDatetime
    hours: int = Field(ge=1, le=240)
    script: str = Field(default="", max_length=2000)
    notice: str = Field(default="", max_length=4000)


class OpenCampaign(Command[CampaignPayload]):
    """Open a campaign with its first round and, where there is one, its printed notice."""

    name = "screening.open_campaign"
    permission = "screening.open_round"
    event = "screening.campaign_opened"
    subject_kind = "campaign"
    Payload = CampaignPayload

    def locate(self, payloads: Sequence[CampaignPayload]) -> list[Stamp | None]:
        return [rounds.stamp_of(actions.communities_of(one.places)) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[CampaignPayload]]) -> list[Outcome]:
        return [_open(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        knocked = DoorVisit.objects.filter(round__campaign__in=keys, annulled_at=None)
        if knocked.exists():
            raise Refused(_("Doors have been visited in this campaign; close it instead."))
        for campaign in Campaign.objects.filter(id__in=keys).open():
            _end(work, campaign, reason)
        documents.withdraw(kind=papers.NOTICE, subjects=keys, at=work.now)


class CampaignAndReason(Payload):
    campaign: UUID
    reason: str = Field(min_length=1, max_length=500)


class CloseCampaign(Command[CampaignAndReason]):
    """Close a campaign and the rounds of it that still run."""

    name = "screening.close_campaign"
    permission = "screening.open_round"
    event = "screening.campaign_closed"
    subject_kind = "campaign"
    Payload = CampaignAndReason

    def subject_of(self, payload: CampaignAndReason) -> UUID | None:
        return payload.campaign

    def locate(self, payloads: Sequence[CampaignAndReason]) -> list[Stamp | None]:
        known = Campaign.objects.in_bulk({payload.campaign for payload in payloads})
        found = [known.get(payload.campaign) for payload in payloads]
        return [rounds.stamp_of(one.communities) if one else None for one in found]

    def apply(self, work: Work, records: Sequence[Record[CampaignAndReason]]) -> list[Outcome]:
        return [_close(work, record.payload) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        closed = Key.objects.filter(key__in=keys).values("subject")
        for campaign in Campaign.objects.filter(id__in=closed).select_for_update():
            ended = campaign.rounds.filter(closed_at=campaign.closed_at)
            for canvass in ended.exclude(closed_at=None):
                canvass.reopen()
                actions.plan_doors(canvass)
            campaign.closed_at, campaign.closed_by, campaign.close_reason = None, None, ""
            campaign.save()


def _open(work: Work, record: Record[CampaignPayload]) -> Outcome:
    asked = record.payload
    communities = actions.communities_of(asked.places)
    if not rounds.reaches(work, communities):
        sentence = _("The round goes beyond the places you work for.")
        return Review("not_allowed", sentence, "places")
    target = asked.starts_at + timedelta(hours=asked.hours)
    campaign = Campaign.objects.create(
        id=record.key,
        name=asked.name,
        places=sorted(set(asked.places)),
        communities=communities,
        notice=asked.notice,
        starts_at=asked.starts_at,
        target_at=target,
        opened_at=work.now,
        opened_by=work.actor.id,
    )
    campaign.document = _announce(work, campaign)
    campaign.save(update_fields=["document"])
    rounds.begin(work, ids.uuid7(), _first_round(asked, campaign.id, target))
    return Applied(campaign.id)


def _first_round(asked: CampaignPayload, campaign: UUID, target: datetime) -> rounds.RoundPayload:
    return rounds.RoundPayload(
        name=asked.name,
        places=asked.places,
        starts_on=clock.day_of(asked.starts_at),
        ends_on=clock.day_of(target),
        script=asked.script,
        campaign=campaign,
    )


def _announce(work: Work, campaign: Campaign) -> UUID | None:
    """The notice as a numbered document, where one was written."""
    if not campaign.notice:
        return None
    stamp = rounds.stamp_of(campaign.communities) or NOWHERE
    with translation.override("zh-hans"):
        data = papers.notice(campaign)
    draft = documents.Draft(papers.NOTICE, "campaign", campaign.id, stamp, None, data)
    [document] = documents.issue([draft], by=work.actor, at=work.now)
    return document.id


def _close(work: Work, asked: CampaignAndReason) -> Outcome:
    campaign = Campaign.objects.select_for_update().get(id=asked.campaign)
    if not campaign.is_open():
        return Review("closed", _("This campaign is closed already."))
    if not rounds.reaches(work, campaign.communities):
        return Review("not_allowed", _("The round goes beyond the places you work for."))
    _end(work, campaign, asked.reason)
    return Applied(campaign.id)


def _end(work: Work, campaign: Campaign, reason: str) -> None:
    for canvass in CanvassRound.objects.filter(campaign=campaign).open():
        rounds.end(work, canvass, reason)
    campaign.closed_at, campaign.closed_by = work.now, work.actor.id
    campaign.close_reason = reason
    campaign.save()


register(OpenCampaign(), CloseCampaign())
