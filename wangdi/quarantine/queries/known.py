"""What is recorded of episodes, as the release rules ask for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from wangdi.quarantine.models import Episode, Reading
from wangdi.quarantine.rules.releasing import Known

FEVER = Q(fever=True, cleared=False)
SYMPTOMS = ~Q(symptoms=[])


def known(episodes: Sequence[Episode], at: datetime) -> dict[UUID, Known]:
    """The last reading, fever and symptoms of each episode; one query."""
    rows = Reading.objects.filter(episode__in=episodes, annulled_at=None, at__lte=at)
    found = {
        row[0]: row[1:]
        for row in rows.values_list("episode").annotate(
            last=Max("at"), fever_at=Max("at", filter=FEVER), felt=Max("at", filter=SYMPTOMS)
        )
    }
    never = (None, None, None)
    return {one.id: Known(at, one.release_from, *found.get(one.id, never)) for one in episodes}


def files_of(household: UUID) -> list[UUID]:
    """The ids of a household's episodes; what its timeline is about."""
    return list(Episode.objects.filter(household=household).values_list("id", flat=True))
