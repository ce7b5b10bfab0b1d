"""What papers do on facts from below."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.pack import actions

FOLLOWED = (
    "quarantine.notice_renewed",
    "quarantine.extended",
    "quarantine.shortened",
    "quarantine.exposed_again",
    "quarantine.moved_home",
    "quarantine.answered",
    "quarantine.released",
    "quarantine.ended",
)


@receives("quarantine.notified", name="pack.prepare")
def prepare(facts: list[Fact]) -> None:
    """Whoever was told has his papers, so that he finds them on his own page too."""
    _ask("pack.prepare", facts)


@receives(*FOLLOWED, name="pack.follow")
def follow(facts: list[Fact]) -> None:
    """Papers follow what happens: renewed, to be delivered, to be taken down."""
    _ask("pack.follow", facts)


@receives("people.household_moved", "people.person_moved", name="pack.leave_door")
def leave_door(facts: list[Fact]) -> None:
    """What hangs at the door that was left comes off; asked only where something hangs."""
    left = {fact.id: UUID(str(fact.detail.get("from_household") or fact.subject)) for fact in facts}
    hung = {one.document.subject for one in actions.hanging(left.values())}
    records = [
        Incoming(
            uuid5(left[fact.id], f"leave {fact.id}"),
            {"household": left[fact.id], "dwelling": fact.detail.get("from_dwelling")},
        )
        for fact in facts
        if left[fact.id] in hung
    ]
    if records:
        submit(actor=system("pack"), command="pack.leave_door", records=records, channel="fact")


def _ask(command: str, facts: Iterable[Fact]) -> None:
    """One record for each fact, under a key made of the fact, so that twice is once."""
    records = [Incoming(uuid5(_key(fact), command), {"episode": _episode(fact)}) for fact in facts]
    submit(actor=system("pack"), command=command, records=records, channel="fact")


def _key(fact: Fact) -> UUID:
    return uuid5(fact.subject, str(fact.id))


def _episode(fact: Fact) -> str:
    return str(fact.detail.get("episode") or fact.subject)
