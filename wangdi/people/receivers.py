"""What this room does on facts from below."""

from collections.abc import Iterator
from uuid import uuid5

from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit


@receives("territory.place_renamed", "territory.places_moved", name="people.readdress")
def follow_the_names(facts: list[Fact]) -> None:
    """Doors, homes and their walking order are called as the places are called now."""
    records = [
        Incoming(uuid5(fact.subject, f"{fact.pk} {place}"), {"place": place})
        for fact in facts
        for place in sorted(set(_named(fact)))
    ]
    if records:
        submit(actor=system("people"), command="people.readdress", records=records, channel="fact")


def _named(fact: Fact) -> Iterator[int]:
    detail = fact.detail
    yield from (detail[name] for name in ("place",) if name in detail)
    yield from detail.get("places", ())
    yield from detail.get("buildings", ())
    yield from detail.get("community_heirs", {}).values()
