"""Around the hour of release: made ready, agreed to ahead, taking effect, held."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.quarantine.actions import clearing, holding, moving, readying
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.models import Clearance, Hold
from wangdi.quarantine.payloads import EpisodePayload, ReleasePayload
from wangdi.quarantine.payloads_release import HoldPayload, HourPayload


class GetReady(OnEpisode[EpisodePayload]):
    """On the last day the letter is written and the office is asked; the clock does it."""

    name = "quarantine.get_ready"
    permission = "quarantine.prepare_release"
    event = "quarantine.readied"
    Payload = EpisodePayload

    def apply(self, work: Work, records: Sequence[Record[EpisodePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        readying.get_ready(work, list(held.values()))
        return [Applied(record.payload.episode) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A letter made ready holds nothing: release, hold or change the days."))


class ClearAhead(OnEpisode[ReleasePayload]):
    """Prepared by one and approved by another before the hour; takes effect at the hour."""

    name = "quarantine.clear"
    permission = "quarantine.prepare_release"
    event = "quarantine.cleared"
    second_person = "quarantine.approve_release"
    Payload = ReleasePayload

    def apply(self, work: Work, records: Sequence[Record[ReleasePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return clearing.clear(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Clearance.objects.filter(id__in=keys, **clearing.STANDING)
        if rows.count() != len(set(keys)):
            raise Refused(_("It has taken effect, or no longer stands."), reason="cleared")
        clearing.fall(work, list(rows.select_for_update()), "taken_back")


class TakeEffect(Command[HourPayload]):
    """The hour has come; the clock asks for it. Two people agreed before."""

    name = "quarantine.take_effect"
    permission = "quarantine.approve_release"
    event = "quarantine.release_hour"
    subject_kind = "episode"
    Payload = HourPayload

    def locate(self, payloads: Sequence[HourPayload]) -> list[Stamp | None]:
        found = Clearance.objects.in_bulk([one.clearance for one in payloads])
        rows = (found.get(one.clearance) for one in payloads)
        return [one.stamp if one else None for one in rows]

    def apply(self, work: Work, records: Sequence[Record[HourPayload]]) -> list[Outcome]:
        return clearing.take_effect(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A released person is not taken back. A new proposal can be made."))


class HoldPerson(OnEpisode[HoldPayload]):
    """Held past the hour with a reason of the list; a named person answers for it."""

    name = "quarantine.hold"
    permission = "quarantine.hold"
    event = "quarantine.held"
    Payload = HoldPayload

    def apply(self, work: Work, records: Sequence[Record[HoldPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return holding.hold(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        rows = Hold.objects.filter(id__in=keys, lifted_at=None).select_for_update()
        holding.lift(work, list(rows))
