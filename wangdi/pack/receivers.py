"""What papers do on facts from below."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit

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


def _ask(command: str, facts: Iterable[Fact]) -> None:
    """One record for each fact, under a key made of the fact, so that twice is once."""
    records = [Incoming(uuid5(_key(fact), command), {"episode": _episode(fact)}) for fact in facts]
    submit(actor=system("pack"), command=command, records=records, channel="fact")


def _key(fact: Fact) -> UUID:
    return uuid5(fact.subject, str(fact.id))


def _episode(fact: Fact) -> str:
    return str(fact.detail.get("episode") or fact.subject)
