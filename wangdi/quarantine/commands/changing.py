"""What changes in the course of an episode: away and back, the days anew, the new notice."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.intake.commands import Outcome, Record, Work
from wangdi.quarantine.actions import changing, moving, recounting, suggesting, suspending
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.payloads_course import (
    DeclineRecountPayload,
    ExposePayload,
    ExtendPayload,
    RenewalPayload,
    ResumePayload,
    SuggestPayload,
    SuspendPayload,
)


class Suspend(OnEpisode[SuspendPayload]):
    """The person went to a hospital or a facility and will be back."""

    name = "quarantine.suspend"
    permission = "quarantine.suspend"
    event = "quarantine.suspended"
    Payload = SuspendPayload

    def apply(self, work: Work, records: Sequence[Record[SuspendPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return suspending.suspend(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        suspending.take_back_leaving(work, keys)


class Resume(OnEpisode[ResumePayload]):
    """The person is back at home."""

    name = "quarantine.resume"
    permission = "quarantine.suspend"
    event = "quarantine.resumed"
    Payload = ResumePayload

    def apply(self, work: Work, records: Sequence[Record[ResumePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return suspending.resume(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        suspending.take_back_return(work, keys)


class ExposeAgain(OnEpisode[ExposePayload]):
    """Contact again: the days begin anew. One named person where a rule proposed it, else two."""

    name = "quarantine.expose_again"
    permission = "quarantine.decide"
    event = "quarantine.exposed_again"
    second_person = "quarantine.approve_extension"
    Payload = ExposePayload

    def needs_second_person(self, payload: ExposePayload) -> bool:
        return payload.proposal is None

    def apply(self, work: Work, records: Sequence[Record[ExposePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return changing.expose(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        recounting.take_back(work, keys, reason)


class Extend(OnEpisode[ExtendPayload]):
    """Make the days longer: always two named people at a desk, a reason and a new notice."""

    name = "quarantine.extend"
    permission = "quarantine.extend"
    event = "quarantine.extended"
    second_person = "quarantine.approve_extension"
    Payload = ExtendPayload

    def apply(self, work: Work, records: Sequence[Record[ExtendPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return changing.extend(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        recounting.take_back(work, keys, reason)


class SuggestRecount(OnEpisode[SuggestPayload]):
    """A rule proposes to count anew. Nothing changes by it."""

    name = "quarantine.suggest_recount"
    permission = "quarantine.propose"
    event = "quarantine.recount_suggested"
    Payload = SuggestPayload

    def apply(self, work: Work, records: Sequence[Record[SuggestPayload]]) -> list[Outcome]:
        return suggesting.suggest(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        suggesting.withdraw(work, keys)


class DeclineRecount(OnEpisode[DeclineRecountPayload]):
    """What a rule proposed is not followed, with a reason."""

    name = "quarantine.decline_recount"
    permission = "quarantine.decide"
    event = "quarantine.recount_declined"
    Payload = DeclineRecountPayload

    def apply(self, work: Work, records: Sequence[Record[DeclineRecountPayload]]) -> list[Outcome]:
        return suggesting.decline(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        suggesting.reopen(work, keys)


class ServeRenewal(OnEpisode[RenewalPayload]):
    """The person has the renewed notice in hand."""

    name = "quarantine.serve_renewal"
    permission = "quarantine.serve"
    event = "quarantine.renewal_served"
    Payload = RenewalPayload

    def apply(self, work: Work, records: Sequence[Record[RenewalPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return changing.serve(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changing.unserve(keys)
