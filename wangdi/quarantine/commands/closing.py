"""The end of an episode: released by two people, or ended early by one with a reason."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Outcome, Record, Refused, Work
from wangdi.quarantine.actions import ending, moving, releasing
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.payloads import EndPayload, ReleasePayload


class ReleasePerson(OnEpisode[ReleasePayload]):
    """Prepared by one and approved by another; conditions are checked again on approval."""

    name = "quarantine.release"
    permission = "quarantine.prepare_release"
    event = "quarantine.released"
    second_person = "quarantine.approve_release"
    Payload = ReleasePayload

    def apply(self, work: Work, records: Sequence[Record[ReleasePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return releasing.release(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A released person is not taken back. A new proposal can be made."))


class EndEarly(OnEpisode[EndPayload]):
    """End an episode before its days are complete, in the person's favour."""

    name = "quarantine.end_early"
    permission = "quarantine.end"
    event = "quarantine.ended"
    Payload = EndPayload

    def apply(self, work: Work, records: Sequence[Record[EndPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return ending.end(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("What was ended stays ended. A new proposal can be made."))
