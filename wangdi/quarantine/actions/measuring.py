"""Readings: each joins its slot and settles its duty; what it says of a fever goes on from here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scoping import stamps
from wangdi.duties import actions as duties
from wangdi.intake.commands import Applied, Outcome, Record, Review, Work
from wangdi.lib import clock
from wangdi.quarantine.actions import fevers, moving
from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.reading_payloads import ReadingPayload
from wangdi.quarantine.rules import fever, slots, states, symptoms

SAME = timedelta(seconds=60)
AHEAD = timedelta(minutes=5)
MEASURABLE = (states.NOTIFIED, states.ACTIVE, states.DUE)


def record(
    work: Work, records: Sequence[Record[ReadingPayload]], held: Mapping[UUID, Episode]
) -> list[Outcome]:
    """Enter readings in the order taken; the same value within a minute is one reading."""
    near = _near(records)
    outcomes: dict[UUID, Outcome] = {}
    made: list[Reading] = []
    for one in sorted(records, key=lambda record: record.payload.at):
        episode = held[one.payload.episode]
        if (against := objection(episode, one.payload, work)) is not None:
            outcomes[one.key] = against
        elif (before := _same(near[episode.id], one.payload)) is not None:
            outcomes[one.key] = Applied(before.id)
        else:
            reading = _reading(work, episode, one)
            near[episode.id].append(reading)
            made.append(reading)
            outcomes[one.key] = Applied(reading.id)
    Reading.objects.bulk_create(made, batch_size=2000)
    _settle(made)
    fevers.weigh(work, held, made)
    return [outcomes[one.key] for one in records]


def _near(records: Sequence[Record[ReadingPayload]]) -> dict[UUID, list[Reading]]:
    """The readings of each episode about the times that are told now; one query."""
    times = [record.payload.at for record in records]
    rows = Reading.objects.filter(
        episode__in={record.payload.episode for record in records},
        at__range=(min(times) - SAME, max(times) + SAME),
        annulled_at=None,
    )
    near: dict[UUID, list[Reading]] = defaultdict(list)
    for row in rows.order_by("at"):
        near[row.episode_id].append(row)
    return near


def objection(episode: Episode, asked: ReadingPayload, work: Work) -> Review | None:
    """Why this cannot be a reading of the episode, or None where it can."""
    state = episode.state_at(work.now)
    if state not in MEASURABLE:
        return Review(f"state_{state}", str(states.SENTENCES[state]))
    if asked.at > work.now + AHEAD:
        return Review("future", _("This time is still to come."), "at")
    if clock.day_of(asked.at) < episode.day_zero:
        return Review("too_early", _("This time lies before the first day."), "at")
    if unknown := set(asked.symptoms) - episode.section.daily.codes:
        return Review("impossible", _("Unknown symptom: %s") % ", ".join(unknown), "symptoms")
    return None


def _same(near: Sequence[Reading], asked: ReadingPayload) -> Reading | None:
    """The reading that is told here once more: the same within a minute."""
    return next(
        (
            one
            for one in near
            if abs(asked.at - one.at) <= SAME
            and (asked.value, asked.reducer) == (one.value, one.reducer)
            and sorted(asked.symptoms) == sorted(one.symptoms)
        ),
        None,
    )


def _reading(work: Work, episode: Episode, one: Record[ReadingPayload]) -> Reading:
    asked = one.payload
    slot = slots.nearest(asked.at, episode.day_zero, episode.last_day, episode.section)
    told = work.actor.id is None and work.channel == "resident"
    return Reading(
        id=one.key,
        episode=episode,
        day=slot.day,
        half=slot.half,
        value=asked.value,
        site=asked.site,
        way=asked.way or ("self" if told else ""),
        symptoms=sorted(set(asked.symptoms)),
        reducer=asked.reducer,
        remeasured=asked.remeasured,
        note=asked.note,
        at=asked.at,
        by=work.actor.id,
        **_said(episode, asked),
        **stamps(episode),
    )


def _said(episode: Episode, asked: ReadingPayload) -> dict[str, Any]:
    """What this version of the rules says of the reading, kept with it."""
    section = episode.section
    hot = fever.is_fever(asked.value, asked.site, section)
    found = symptoms.weigh(asked.symptoms, section)
    grounds: dict[str, Any] = {"line": str(section.fever[asked.site])}
    if found is not None:
        grounds |= {"group": found.group, "needs": found.needs, "told": list(found.told)}
    return {
        "profile_id": episode.profile_id,
        "fever": hot,
        "symptomatic": found is not None,
        "calls": symptoms.cause(hot=hot, found=found, reducer=asked.reducer) is not None,
        "grounds": grounds,
    }


def _settle(made: Sequence[Reading]) -> None:
    settled = [
        duties.Settled(one.episode_id, f"{one.day.isoformat()}.{one.half}", one.at, one.by, one.id)
        for one in made
    ]
    duties.settle(moving.READING, settled)


def annul(work: Work, keys: Sequence[UUID]) -> None:
    """Take readings out of the count; their duties are asked for again."""
    rows = Reading.objects.filter(id__in=keys)
    episodes = list(rows.values_list("episode_id", flat=True))
    rows.update(annulled_at=work.now)
    duties.reopen(moving.READING, episodes, evidence=keys)
    fevers.reconsider(work, episodes)
