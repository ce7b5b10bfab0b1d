"""Open a round, plan its doors again, close it."""

from collections.abc import Sequence
from datetime import date
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.duties import actions as duties
from wangdi.intake import gate
from wangdi.intake.commands import (
    Applied,
    Command,
    Known,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.screening import actions, section
from wangdi.screening.models import Campaign, CanvassRound, DoorVisit


class RoundPayload(Payload):
    name: str = Field(min_length=1, max_length=100)
    places: list[int] = Field(default_factory=list)
    grids: list[int] = Field(default_factory=list)
    starts_on: date
    ends_on: date
    script: str = Field(default="", max_length=2000)
    campaign: UUID | None = None
    series: UUID | None = None
    sweeps: list[UUID] = Field(default_factory=list, max_length=50)
    """A sweep goes through the doors alone that none of these rounds got done."""

    @model_validator(mode="after")
    def check_days(self) -> Self:
        if self.ends_on < self.starts_on:
            raise ValueError(_("The round ends before it begins."))
        if not self.places and not self.grids:
            raise ValueError(_("Where does the round go? Choose at least one place."))
        return self

    def communities(self) -> list[int]:
        return actions.communities_of(self.places, self.grids)


class OpenRound(Command[RoundPayload]):
    """Open a round through all doors of some places, and plan one duty for each door."""

    name = "screening.open_round"
    permission = "screening.open_round"
    event = "screening.round_opened"
    subject_kind = "canvass_round"
    Payload = RoundPayload

    def locate(self, payloads: Sequence[RoundPayload]) -> list[Stamp | None]:
        """A round is stamped by its first community; `apply` asks for all of them."""
        return [stamp_of(payload.communities()) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[RoundPayload]]) -> list[Outcome]:
        return [_open(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if DoorVisit.objects.filter(round__in=keys, annulled_at=None).exists():
            raise Refused(_("Doors have been visited in this round; close it instead."))
        for canvass in CanvassRound.objects.filter(id__in=keys).open():
            end(work, canvass, reason)


def stamps_of(rounds: Sequence[UUID]) -> list[Stamp | None]:
    """Where each round stands, in order: its first community; None for one that is not there."""
    known = CanvassRound.objects.filter(id__in=set(rounds)).values_list("id", "communities")
    stamps = {canvass: stamp_of(communities) for canvass, communities in known}
    return [stamps.get(canvass) for canvass in rounds]


def stamp_of(communities: Sequence[int]) -> Stamp | None:
    """What goes through several communities stands in the first of them."""
    return Stamp(communities[0]) if communities else None


def _open(work: Work, record: Record[RoundPayload]) -> Outcome:
    asked = record.payload
    if not reaches(work, asked.communities()):
        return Review("not_allowed", _("The round goes beyond the places you work for."), "places")
    if asked.series:
        before = CanvassRound.objects.filter(series=asked.series, starts_on=asked.starts_on)
        if known := before.values_list("id", flat=True).first():
            return Known(known)
    why_not = _unknown(asked)
    return why_not or Applied(begin(work, record.key, asked).id)


def begin(work: Work, key: UUID, asked: RoundPayload) -> CanvassRound:
    """Write the round with what the profile of the day asks at doors, and plan its doors."""
    profile, known = section.in_force(work.now)
    canvass = CanvassRound.objects.create(
        id=key,
        places=sorted(set(asked.places)),
        grids=sorted(set(asked.grids)),
        communities=asked.communities(),
        campaign_id=asked.campaign,
        series_id=asked.series,
        doorstep=known.doorstep.model_dump(mode="json"),
        profile=profile,
        opened_at=work.now,
        opened_by=work.actor.id,
        **asked.model_dump(include={"name", "starts_on", "ends_on", "script", "sweeps"}),
    )
    actions.plan_doors(canvass)
    return canvass


def _unknown(asked: RoundPayload) -> Review | None:
    """Whether the campaign runs, and the rounds that are swept after are known."""
    if asked.campaign and not Campaign.objects.filter(id=asked.campaign).open().exists():
        return Review("unknown_parent", _("This campaign is not running."), "campaign")
    swept = set(asked.sweeps)
    if CanvassRound.objects.filter(id__in=swept).count() < len(swept):
        return Review("unknown_parent", _("This round is not known here."), "sweeps")
    return None


def end(work: Work, canvass: CanvassRound, reason: str) -> None:
    """Close a round; nobody is asked for what is left of it."""
    canvass.close(at=work.now, by=work.actor.id, reason=reason)
    duties.withdraw_slot(actions.DOOR, str(canvass.id), reason)


def reaches(work: Work, communities: Sequence[int]) -> bool:
    """Whether who asks may open rounds in every one of the communities."""
    stamps = [Stamp(community) for community in communities]
    return all(gate.allow(work.actor, OpenRound.permission, stamps))


register(OpenRound())
