"""What rooms below tell, done through the intake: workers who left, homes that moved, new rules."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.quarantine.actions import doubling, moving, replanning, teams, vacating
from wangdi.quarantine.commands.episodes import OnEpisode
from wangdi.quarantine.payloads import EpisodePayload
from wangdi.quarantine.payloads_course import ReplanPayload, VacatePayload
from wangdi.staff.models import Worker


class ReopenPlaces(Command[VacatePayload]):
    """A worker has left: his places in all teams are open again, at once."""

    name = "quarantine.reopen_places"
    permission = "quarantine.assign"
    event = "quarantine.places_reopened"
    subject_kind = "worker"
    Payload = VacatePayload

    def locate(self, payloads: Sequence[VacatePayload]) -> list[Stamp | None]:
        found = Worker.objects.in_bulk({payload.worker for payload in payloads})
        workers = [found.get(payload.worker) for payload in payloads]
        return [worker.stamp if worker else None for worker in workers]

    def subject_of(self, payload: VacatePayload) -> UUID:
        return payload.worker

    def apply(self, work: Work, records: Sequence[Record[VacatePayload]]) -> list[Outcome]:
        workers = {record.payload.worker for record in records}
        gone = Worker.objects.filter(id__in=workers).exclude(left_on=None)
        teams.reopen(work, list(gone.values_list("id", flat=True)))
        return [Applied(record.payload.worker) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Assign the right person instead: the team never stands empty."))


class CheckReach(OnEpisode[EpisodePayload]):
    """The home moved: places of the team whose worker no longer reaches it are open again."""

    name = "quarantine.check_reach"
    permission = "quarantine.assign"
    event = "quarantine.moved_home"
    Payload = EpisodePayload

    def apply(self, work: Work, records: Sequence[Record[EpisodePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        for episode in held.values():
            moving.tell(work, "quarantine.moved_home", episode)
        return vacating.check_reach(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Assign the right person instead: the team never stands empty."))


class NoteDeparture(OnEpisode[EpisodePayload]):
    """Who is in care has died or left: nothing is asked of him, a person ends the file."""

    name = "quarantine.note_departure"
    permission = "quarantine.end"
    event = "quarantine.departed"
    Payload = EpisodePayload

    def apply(self, work: Work, records: Sequence[Record[EpisodePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return vacating.note_departure(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Undo his departure in the file of the household."))


class NoteReturn(OnEpisode[EpisodePayload]):
    """It was an error that he died or left: readings are asked again."""

    name = "quarantine.note_return"
    permission = "quarantine.end"
    event = "quarantine.departed.annulled"
    Payload = EpisodePayload

    def apply(self, work: Work, records: Sequence[Record[EpisodePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        vacating.note_return(work, held)
        return [Applied(record.payload.episode) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Record in the file of the household that he died or left."))


class EndDouble(OnEpisode[EpisodePayload]):
    """The person was entered twice and had two files: the later ends, until told apart again."""

    name = "quarantine.end_double"
    permission = "quarantine.end"
    event = "quarantine.ended"
    Payload = EpisodePayload

    def apply(self, work: Work, records: Sequence[Record[EpisodePayload]]) -> list[Outcome]:
        held = moving.hold(record.payload.episode for record in records)
        return doubling.end(work, records, held)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        doubling.bring_back(work, keys)


class Replan(Command[ReplanPayload]):
    """A version of the rules is in force: shorter applies by itself, longer is only proposed."""

    name = "quarantine.replan"
    permission = "quarantine.extend"
    event = "quarantine.replanned"
    subject_kind = "profile_version"
    Payload = ReplanPayload

    def locate(self, payloads: Sequence[ReplanPayload]) -> list[Stamp | None]:
        return [NOWHERE for _payload in payloads]

    def subject_of(self, payload: ReplanPayload) -> UUID:
        return payload.version

    def apply(self, work: Work, records: Sequence[Record[ReplanPayload]]) -> list[Outcome]:
        return replanning.replan(work, records)

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("Made shorter stays so. Longer is an extension, by two people."))
