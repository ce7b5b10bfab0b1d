"""Which papers belong to a home quarantine, and what each is about. Pure names and rules."""

from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from wangdi.quarantine.actions import papers as acts
from wangdi.quarantine.models import Episode

NOTICE, LETTER = acts.NOTICE, acts.LETTER
EXTENSION, ANSWER = acts.EXTENSION, acts.ANSWER
UNDERTAKING, BUILDING = "pack.undertaking", "pack.building"
RECEIPT, SITUATION = "pack.receipt", "pack.situation"
DOOR, CARD = "pack.door", "pack.card"
SHEET, NEEDS, LEAFLET, OWN = "pack.sheet", "pack.needs", "pack.leaflet", "pack.own"
REPORT = "pack.report"
"""The situation slip of a whole community; no paper of a person."""
DELIVER, TAKE_DOWN = "pack.deliver", "pack.take_down"


@dataclass(frozen=True, slots=True)
class Paper:
    """`about`: what one copy is for; `group`: under which head it stands on the page of the pack.

    `base`: made ready for everybody; others only when asked for, or come of an act of quarantine.
    """

    kind: str
    about: str
    group: str
    base: bool = False
    signed: bool = False
    posted: bool = False


PAPERS = {
    paper.kind: paper
    for paper in (
        Paper(UNDERTAKING, "episode", "books", base=True, signed=True),
        Paper(NOTICE, "episode", "books"),
        Paper(BUILDING, "building", "books", base=True, signed=True),
        Paper(RECEIPT, "episode", "slips", signed=True),
        Paper(SITUATION, "episode", "slips"),
        Paper(LETTER, "episode", "slips"),
        Paper(EXTENSION, "episode", "course"),
        Paper(ANSWER, "episode", "course"),
        Paper(DOOR, "household", "door", base=True, posted=True),
        Paper(CARD, "building", "door", base=True, posted=True),
        Paper(SHEET, "episode", "blank"),
        Paper(NEEDS, "household", "blank"),
        Paper(LEAFLET, "household", "blank"),
        Paper(OWN, "episode", "own", base=True),
    )
}
BASE = tuple(paper.kind for paper in PAPERS.values() if paper.base and paper.kind != OWN)
BLANK_SET = (SHEET, NEEDS, LEAFLET)
ACTS = (NOTICE, EXTENSION, ANSWER, LETTER)
"""What quarantine issues by an act of its own; the pack follows it to the door."""
RESIDENT_SIGNS = (UNDERTAKING, RECEIPT)


def paper(kind: str) -> Paper:
    """The paper of a document's kind; KeyError for what is no paper of the pack."""
    return PAPERS[kind.partition(":")[0]]


def subject(about: str, episode: Episode) -> UUID:
    """The record that a paper is about. A building's papers say nothing of who is at home in it."""
    if about == "household":
        return episode.household_id
    if about == "building":
        return of_building(episode.building_id)
    return episode.id


def of_building(building: int | None) -> UUID:
    """The name of a building among the subjects of documents, which are all UUIDs."""
    return uuid5(NAMESPACE_OID, f"wangdi.building:{building}")
