"""What all commands about an existing episode share."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from wangdi.intake.commands import Command
from wangdi.intake.stamps import Stamp
from wangdi.quarantine.models import Episode
from wangdi.quarantine.payloads import EpisodePayload

P = TypeVar("P", bound=EpisodePayload)


class OnEpisode(Command[P]):
    """A change of episodes that exist; placed by their stamps, one query for the set."""

    subject_kind = "episode"

    def locate(self, payloads: Sequence[P]) -> list[Stamp | None]:
        asked = {payload.episode for payload in payloads}
        rows = Episode.objects.filter(id__in=asked)
        known = {
            row[0]: Stamp(*row[1:])
            for row in rows.values_list("id", "community_id", "grid_id", "building_id")
        }
        return [known.get(payload.episode) for payload in payloads]

    def subject_of(self, payload: P) -> UUID:
        return payload.episode
