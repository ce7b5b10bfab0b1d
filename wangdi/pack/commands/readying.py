"""Papers are made ready, and follow what happens to a person."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.pack import actions, leaving, papers
from wangdi.pack.payloads import FollowPayload, LeaveDoorPayload, PreparePayload
from wangdi.people.models import Household
from wangdi.quarantine.actions import moving
from wangdi.quarantine.models import Episode

P = TypeVar("P", PreparePayload, FollowPayload)
UNDECIDED = "proposed"


class _OnEpisode(Command[P]):
    """About an episode that exists; placed by its stamps, one query for the set."""

    permission = "pack.prepare"
    subject_kind = "episode"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        rows = Episode.objects.filter(id__in={one.episode for one in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(one.episode) for one in payloads]

    def subject_of(self, payload: P) -> UUID:
        return payload.episode

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A paper stays as it was issued. Make a new one ready instead."))


class Prepare(_OnEpisode[PreparePayload]):
    """Make the papers of people ready; what is ready and still right stays as it is."""

    name = "pack.prepare"
    event = "pack.prepared"
    Payload = PreparePayload

    def apply(self, work: Work, records: Sequence[Record[PreparePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        outcomes: list[Outcome] = []
        wanted: dict[UUID, list[str]] = {}
        for record in records:
            asked, episode = record.payload, held[record.payload.episode]
            against = _objection(asked, episode)
            if against is None:
                mine = asked.papers or [*papers.BASE, papers.OWN]
                wanted[episode.id] = [*wanted.get(episode.id, []), *mine]
            outcomes.append(against or Applied(episode.id))
        actions.prepare(work, [held[one] for one in wanted], wanted)
        return outcomes


def _objection(asked: PreparePayload, episode: Episode) -> Review | None:
    if episode.state == UNDECIDED or not episode.is_open():
        sentence = _("Papers are made for a home quarantine that was decided and has not ended.")
        return Review("no_papers", sentence)
    issued = {kind for kind in papers.PAPERS if kind not in papers.ACTS}
    if unknown := [kind for kind in asked.papers if kind not in issued]:
        return Review("unknown_paper", _("No such paper: %s") % unknown[0], "papers")
    return None


class Follow(_OnEpisode[FollowPayload]):
    """Something changed: what was made is renewed, and what must reach somebody is a duty."""

    name = "pack.follow"
    event = "pack.followed"
    Payload = FollowPayload

    def apply(self, work: Work, records: Sequence[Record[FollowPayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        standing = [one for one in held.values() if one.is_open() and one.state != UNDECIDED]
        actions.renew(work, standing)
        actions.plan_deliveries(work, list(held.values()))
        actions.plan_removals(work, [one for one in held.values() if not one.is_open()])
        return [Applied(record.payload.episode) for record in records]


class LeaveDoor(Command[LeaveDoorPayload]):
    """Somebody in care lives elsewhere: what hangs at the old door comes off."""

    name = "pack.leave_door"
    permission = "pack.prepare"
    event = "pack.door_left"
    subject_kind = "household"
    Payload = LeaveDoorPayload

    def locate(self, payloads: Sequence[LeaveDoorPayload]) -> list[Stamp | None]:
        rows = Household.objects.filter(id__in={one.household for one in payloads})
        columns = ("id", "community_id", "grid_id", "building_id")
        known = {row[0]: Stamp(*row[1:]) for row in rows.values_list(*columns)}
        return [known.get(one.household) for one in payloads]

    def subject_of(self, payload: LeaveDoorPayload) -> UUID:
        return payload.household

    def apply(self, work: Work, records: Sequence[Record[LeaveDoorPayload]]) -> list[Outcome]:
        return leaving.leave(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Put the notice up again and record that."))
