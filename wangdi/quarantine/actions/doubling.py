"""One person had two open files, for he was entered twice: the later ends, and comes back."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.intake.commands import Applied, Outcome, Record, Work
from wangdi.quarantine.actions import ending, moving, serving, teams, vacancies
from wangdi.quarantine.models import (
    Decision,
    Ending,
    Episode,
    NoticeServed,
    Suspension,
    TeamSlot,
)
from wangdi.quarantine.payloads import EpisodePayload
from wangdi.quarantine.rules import states

WHY = "本人被登记了两次，以另一份档案为准"


def later(pairs: Mapping[UUID, UUID]) -> list[UUID]:
    """Of each two open files of one person the one to end: undecided before decided, else the

    later. `pairs`: the other entry → the survivor.
    """
    people = {*pairs, *pairs.values()}
    kept: dict[UUID, Episode] = {}
    ended: list[UUID] = []
    rows = Episode.objects.open().filter(person__in=people)
    for one in sorted(rows, key=lambda e: (e.state == states.PROPOSED, e.proposed_at, e.id)):
        survivor = pairs.get(one.person_id, one.person_id)
        if survivor in kept:
            ended.append(one.id)
        kept.setdefault(survivor, one)
    return ended


def end(
    work: Work, records: Sequence[Record[EpisodePayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """End them as entered in error; what stands in each stays, and can come back."""
    outcomes: list[Outcome] = []
    ended: list[Episode] = []
    rows: list[Ending] = []
    for record in records:
        episode = held[record.payload.episode]
        against = moving.refusal(episode, "end", work.now)
        if against is None:
            moving.move(episode, "end", work.now)
            moving.tell(work, "quarantine.ended", episode)
            rows.append(_ending(work, record.key, episode))
            ended.append(episode)
        outcomes.append(against or Applied(episode.id))
    Ending.objects.bulk_create(rows)
    ending.settle(work, ended)
    return outcomes


def _ending(work: Work, key: UUID, episode: Episode) -> Ending:
    return Ending(
        id=key,
        episode=episode,
        reason="error",
        note=WHY,
        at=work.now,
        by=work.actor.id,
        by_label=str(_("Entered twice")),
        **stamps(episode),
    )


def bring_back(work: Work, keys: Sequence[UUID]) -> None:
    """They were two people after all: the file is open again with its team and its readings."""
    endings = list(Ending.objects.filter(id__in=keys))
    held = moving.hold(one.episode_id for one in endings)
    stood = _stood(held)
    for one in endings:
        episode = held[one.episode_id]
        episode.state, episode.closed_at = stood[episode.id], None
        TeamSlot.objects.filter(episode=episode, to_at=one.at).update(to_at=None)
    Ending.objects.filter(id__in=keys).delete()
    moving.save(list(held.values()))
    manned = teams.current(held)
    vacancies.entrust(work, list(held.values()), manned)
    running = [one for one in held.values() if one.state == states.NOTIFIED]
    serving.plan_readings(work, running, manned)


def _stood(episodes: Iterable[UUID]) -> dict[UUID, str]:
    """The state of each before it ended, by the rows that stand."""
    wanted = list(episodes)
    found = dict.fromkeys(wanted, states.PROPOSED)
    decided = Decision.objects.filter(episode__in=wanted, annulled_at=None, accepted=True)
    served = NoticeServed.objects.filter(episode__in=wanted, annulled_at=None)
    away = Suspension.objects.filter(episode__in=wanted, annulled_at=None, back_at=None)
    for rows, state in (
        (decided.values_list("episode_id", flat=True), states.DECIDED),
        (served.values_list("episode_id", flat=True), states.NOTIFIED),
        (away.values_list("episode_id", flat=True), states.SUSPENDED),
    ):
        found |= dict.fromkeys(rows, state)
    return found
