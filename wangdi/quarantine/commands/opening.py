"""From a proposal to the notice in the person's hands."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.people.models import Person
from wangdi.quarantine.actions import deciding, ending, moving, proposing, serving, teams
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads import DecidePayload, ProposePayload, ServePayload, TeamPayload
from wangdi.quarantine.rules import states


class Propose(Command[ProposePayload]):
    """Propose an episode, by the rule or by a person with his reasons. Nothing begins by it."""

    name = "quarantine.propose"
    permission = "quarantine.propose"
    event = "quarantine.proposed"
    subject_kind = "episode"
    Payload = ProposePayload

    def locate(self, payloads: Sequence[ProposePayload]) -> list[Stamp | None]:
        rows = Person.objects.filter(id__in={payload.person for payload in payloads})
        columns = ("id", "household_id", "community_id", "grid_id", "building_id")
        known = {(row[0], row[1]): Stamp(*row[2:]) for row in rows.values_list(*columns)}
        return [known.get((payload.person, payload.household)) for payload in payloads]

    def apply(self, work: Work, records: Sequence[Record[ProposePayload]]) -> list[Outcome]:
        return proposing.begin(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        held = moving.hold(keys)
        if any(episode.state != states.PROPOSED for episode in held.values()):
            raise Refused(_("This was decided already. End the file early instead."))
        for episode in held.values():
            ending.finish(work, episode, reason="error", note=reason)
        ending.settle(work, list(held.values()))


class Decide(OnEpisode[DecidePayload]):
    """A named person accepts the proposal or declines it with a reason."""

    name = "quarantine.decide"
    permission = "quarantine.decide"
    event = "quarantine.decided"
    Payload = DecidePayload

    def apply(self, work: Work, records: Sequence[Record[DecidePayload]]) -> list[Outcome]:
        return deciding.decide(work, records, _held(records))

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        deciding.reconsider(work, keys)


class AssignTeam(OnEpisode[TeamPayload]):
    """Give the places of the care team to named workers."""

    name = "quarantine.assign_team"
    permission = "quarantine.assign"
    event = "quarantine.team_assigned"
    Payload = TeamPayload

    def apply(self, work: Work, records: Sequence[Record[TeamPayload]]) -> list[Outcome]:
        return teams.assign(work, records, _held(records))

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Assign the right person instead: the team never stands empty."))


class ServeNotice(OnEpisode[ServePayload]):
    """The notice was handed over, sent or read out; the days are counted and readings planned."""

    name = "quarantine.serve_notice"
    permission = "quarantine.serve"
    event = "quarantine.notified"
    Payload = ServePayload

    def apply(self, work: Work, records: Sequence[Record[ServePayload]]) -> list[Outcome]:
        return serving.serve(work, records, _held(records))

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        serving.take_back(work, keys)


def _held(
    records: Sequence[Record[DecidePayload]]
    | Sequence[Record[TeamPayload]]
    | Sequence[Record[ServePayload]],
) -> dict[UUID, Episode]:
    return moving.hold(record.payload.episode for record in records)
