"""Which words hold for a paper at a place: the city's, the district's, the subdistrict's."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wangdi.documents.kinds import kind as known_kind
from wangdi.documents.models import Wording, WordingQuerySet
from wangdi.documents.words import shipped
from wangdi.documents.words.schema import Layer, Words
from wangdi.lib import ids
from wangdi.territory.models import Place

FIELDS = "fields"
"""The name under which an office keeps the local fields of all its papers."""


def holding(
    papers: Collection[str], communities: Collection[int | None], at: datetime
) -> dict[tuple[str, int | None], list[UUID]]:
    """For each paper and community the versions that hold at `at`: the city's, then downwards.

    Three queries at most; what the house brings is entered when it is first used.
    """
    above = _above(communities)
    wanted = {place for chain in above.values() for place in chain}
    rows: WordingQuerySet = Wording.objects.filter(annulled_at=None)
    found = rows.filter(Q(paper__in={*papers, FIELDS}), Q(place__in=wanted), from_at__lte=at)
    latest = {
        (paper, place): version
        for paper, place, version in found.order_by("from_at", "id").values_list(
            "paper", "place_id", "id"
        )
    }
    first = _shipped(papers, at)
    return {
        (paper, community): [
            first[paper],
            *(
                latest[name, place]
                for place in above.get(community, [])
                for name in (FIELDS, paper)
                if (name, place) in latest
            ),
        ]
        for paper in papers
        for community in communities
    }


def _above(communities: Collection[int | None]) -> dict[int | None, list[int]]:
    """The places above each community, from the highest down."""
    rows = Place.objects.filter(id__in={one for one in communities if one is not None})
    return {place: list(above) for place, above in rows.values_list("id", "ancestors")}


def _shipped(papers: Collection[str], at: datetime) -> dict[str, UUID]:
    """The city's words of each paper; entered as a new version where they are new."""
    contents = {
        paper: shipped.words(known_kind(paper).words).model_dump(mode="json") for paper in papers
    }
    digests = {paper: shipped.digest(content) for paper, content in contents.items()}
    known = _entered(digests)
    new = [paper for paper in papers if paper not in known]
    if not new:
        return known
    Wording.objects.bulk_create(
        [
            Wording(
                id=ids.uuid7(),
                paper=paper,
                number=Wording.objects.filter(paper=paper, place=None).count() + 1,
                content=contents[paper],
                digest=digests[paper],
                from_at=at,
            )
            for paper in new
        ],
        ignore_conflicts=True,
    )
    return _entered(digests)


def _entered(digests: dict[str, bytes]) -> dict[str, UUID]:
    rows = Wording.objects.filter(paper__in=digests, place=None, digest__in=digests.values())
    return {
        paper: version
        for paper, digest, version in rows.values_list("paper", "digest", "id")
        if bytes(digest) == digests[paper]
    }


def read(versions: Iterable[UUID]) -> dict[UUID, Words | Layer]:
    """The content of versions, the city's as words and others as layers. One query."""
    return {
        one.id: (Layer if one.place_id else Words).model_validate(one.content)
        for one in Wording.objects.filter(id__in=set(versions))
    }
