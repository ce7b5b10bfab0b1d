"""What is recorded of episodes, as the release rules ask for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.rules.releasing import Known
from wangdi.quarantine.rules.sampling import Sample
from wangdi.testing.queries import results_of

FEVER = Q(fever=True, cleared=False) | Q(reducer=True)
"""A normal value under a fever reducer is no normal one."""
SYMPTOMS = Q(symptomatic=True)


def known(episodes: Sequence[Episode], at: datetime) -> dict[UUID, Known]:
    """The last reading, fever and symptoms of each episode, and its samples; two queries."""
    rows = Reading.objects.filter(episode__in=episodes, annulled_at=None, at__lte=at)
    found = {
        row[0]: row[1:]
        for row in rows.values_list("episode").annotate(
            last=Max("at"), fever_at=Max("at", filter=FEVER), felt=Max("at", filter=SYMPTOMS)
        )
    }
    samples = _samples(episodes)
    return {one.id: _known(one, at, found.get(one.id), samples.get(one.id, ())) for one in episodes}


def _known(
    episode: Episode,
    at: datetime,
    read: tuple[datetime | None, ...] | None,
    samples: tuple[Sample, ...],
) -> Known:
    last, fever_at, felt = read or (None, None, None)
    return Known(
        at=at,
        release_from=episode.release_from,
        last_reading_at=last,
        last_fever_at=fever_at,
        last_symptom_at=felt,
        day_zero=episode.day_zero,
        last_day=episode.last_day,
        category=episode.category,
        samples=samples,
    )


def _samples(episodes: Sequence[Episode]) -> dict[UUID, tuple[Sample, ...]]:
    """Of each episode what was sampled since its day zero; asked only where a profile wants it."""
    wanted = [one for one in episodes if "tests_negative" in one.section.release]
    if not wanted:
        return {}
    since = min(one.day_zero for one in wanted)
    results = results_of({one.person_id for one in wanted}, since)
    return {
        episode.id: tuple(
            Sample(one.sampled_on, one.kind, one.outcome)
            for one in results.get(episode.person_id, ())
            if one.sampled_on >= episode.day_zero
        )
        for episode in wanted
    }


def files_of(household: UUID) -> list[UUID]:
    """The ids of a household's episodes; what its timeline is about."""
    return list(Episode.objects.filter(household=household).values_list("id", flat=True))
