"""Readings: each joins its slot, settles its duty, and fever calls the doctor at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.lib import clock
from wangdi.quarantine.actions import moving, teams
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.models.readings import Symptom
from wangdi.quarantine.payloads import ReadingPayload
from wangdi.quarantine.rules import fever, slots, states

SAME = timedelta(seconds=60)
AHEAD = timedelta(minutes=5)
ANSWER_WITHIN, MISSED_AFTER = timedelta(minutes=30), timedelta(hours=2)
MEASURABLE = (states.NOTIFIED, states.ACTIVE, states.DUE)
Joined = tuple[UUID, date, str]


def record(
    work: Work, records: Sequence[Record[ReadingPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Enter readings in the order taken; the same value within a minute is one reading."""
    latest = _latest(held)
    outcomes: dict[UUID, Outcome] = {}
    made: list[Reading] = []
    for one in sorted(records, key=lambda record: record.payload.at):
        episode = held[one.payload.episode]
        before = latest.get(episode.id)
        if (against := _objection(work, episode, one.payload)) is not None:
            outcomes[one.key] = against
        elif before is not None and _is_same(before, one.payload):
            outcomes[one.key] = Applied(before.id)
        else:
            reading = _reading(work, episode, one)
            latest[episode.id] = reading
            made.append(reading)
            outcomes[one.key] = Applied(reading.id)
    Reading.objects.bulk_create(made, batch_size=2000)
    _settle(work, made)
    _weigh(work, held, made)
    return [outcomes[one.key] for one in records]


def _latest(held: Mapping[UUID, Episode]) -> dict[UUID, Reading]:
    rows = Reading.objects.filter(episode__in=held, annulled_at=None)
    return {row.episode_id: row for row in rows.order_by("episode", "-at").distinct("episode")}


def _objection(work: Work, episode: Episode, asked: ReadingPayload) -> Review | None:
    state = episode.state_at(work.now)
    if state not in MEASURABLE:
        return Review(f"state_{state}", str(states.SENTENCES[state]))
    if asked.at > work.now + AHEAD:
        return Review("future", _("This time is still to come."), "at")
    if clock.day_of(asked.at) < episode.day_zero:
        return Review("too_early", _("This time lies before the first day."), "at")
    if unknown := set(asked.symptoms) - set(Symptom.values):
        return Review("impossible", _("Unknown symptom: %s") % ", ".join(unknown), "symptoms")
    return None


def _is_same(before: Reading, asked: ReadingPayload) -> bool:
    return (
        abs(asked.at - before.at) <= SAME
        and asked.value == before.value
        and sorted(asked.symptoms) == sorted(before.symptoms)
    )


def _reading(work: Work, episode: Episode, one: Record[ReadingPayload]) -> Reading:
    asked, section = one.payload, episode.section
    slot = slots.nearest(asked.at, episode.day_zero, episode.last_day, section)
    return Reading(
        id=one.key,
        episode=episode,
        day=slot.day,
        half=slot.half,
        value=asked.value,
        site=asked.site,
        fever=fever.is_fever(asked.value, asked.site, section),
        symptoms=sorted(set(asked.symptoms)),
        remeasured=asked.remeasured,
        at=asked.at,
        by=work.actor.id,
        **stamps(episode),
    )


def _settle(work: Work, made: Sequence[Reading]) -> None:
    duties.settle(
        moving.READING,
        [
            duties.Settled(
                one.episode_id, f"{one.day.isoformat()}.{one.half}", one.at, one.by, one.id
            )
            for one in made
        ],
    )


def _weigh(work: Work, held: Mapping[UUID, Episode], made: Sequence[Reading]) -> None:
    """Weigh each slot with fever: suspected calls the doctor, a third reading may clear it."""
    hot = _slots_with_fever(made)
    calls: list[duties.Draft] = []
    answered: list[duties.Settled] = []
    cleared: list[UUID] = []
    manned = teams.current({key[0] for key in hot})
    for (episode_id, day, half), readings in hot.items():
        verdict = fever.verdict([reading.fever for reading in readings])
        last = readings[-1]
        slot = f"{day.isoformat()}.{half}"
        if verdict == fever.CLEARED:
            cleared += [reading.id for reading in readings if reading.fever]
        if verdict in (fever.SUSPECTED, fever.CONFIRMED):
            calls.append(_call(work, held[episode_id], slot, manned.get(episode_id, {})))
            if last.fever:
                _tell(work, held[episode_id], last, verdict)
        if last.remeasured and verdict != fever.SUSPECTED:
            answered.append(duties.Settled(episode_id, slot, last.at, last.by, last.id))
    Reading.objects.filter(id__in=cleared).update(cleared=True)
    duties.plan(calls)
    duties.settle(moving.FEVER, answered)


def _slots_with_fever(made: Sequence[Reading]) -> dict[Joined, list[Reading]]:
    """The readings, in the order taken, of every slot touched now that holds a fever; one query."""
    touched = {(one.episode_id, one.day, one.half) for one in made if one.fever or one.remeasured}
    if not touched:
        return {}
    where = Q()
    for episode, day, half in touched:
        where |= Q(episode=episode, day=day, half=half)
    found: dict[Joined, list[Reading]] = defaultdict(list)
    for reading in Reading.objects.filter(where, annulled_at=None).order_by("at", "id"):
        found[reading.episode_id, reading.day, reading.half].append(reading)
    return {key: rows for key, rows in found.items() if any(row.fever for row in rows)}


def _call(work: Work, episode: Episode, slot: str, team: teams.Team) -> duties.Draft:
    doctor = team.get("doctor")
    return duties.Draft(
        kind=moving.FEVER,
        subject_kind="episode",
        subject=episode.id,
        slot=slot,
        opens_at=work.now,
        due_at=work.now + ANSWER_WITHIN,
        missed_at=work.now + MISSED_AFTER,
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        holder=doctor.worker.user_id if doctor else None,
        sort_key=episode.household.sort_key,
    )


def _tell(work: Work, episode: Episode, reading: Reading, verdict: str) -> None:
    work.fact(
        "quarantine.fever",
        about="episode",
        subject=episode.id,
        stamp=episode.stamp,
        reading=str(reading.id),
        person=str(episode.person_id),
        household=str(episode.household_id),
        verdict=verdict,
    )


def annul(work: Work, keys: Sequence[UUID]) -> None:
    """Take readings out of the count; their duties are asked for again."""
    rows = Reading.objects.filter(id__in=keys)
    episodes = list(rows.values_list("episode_id", flat=True))
    rows.update(annulled_at=work.now)
    duties.reopen(moving.READING, episodes, evidence=keys)
    duties.withdraw(moving.FEVER, episodes, "reading annulled")
