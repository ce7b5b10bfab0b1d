"""What after-care does on facts from below."""

from uuid import UUID, uuid5

from wangdi.aftercare.models import Aftercare
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit


@receives("quarantine.released", name="aftercare.open")
def begin(facts: list[Fact]) -> None:
    """Whoever is released is called on the days of the profile."""
    records = [
        Incoming(uuid5(fact.subject, "aftercare.open"), {"episode": fact.subject}) for fact in facts
    ]
    submit(actor=system("aftercare"), command="aftercare.open", records=records, channel="fact")


@receives("quarantine.notified", name="aftercare.back_in_care")
def stop(facts: list[Fact]) -> None:
    """Whoever is in care again is no longer called about the time before."""
    people = [UUID(fact.detail["person"]) for fact in facts]
    rows = Aftercare.objects.filter(episode__person__in=people, closed_at=None)
    records = [
        Incoming(uuid5(one, "aftercare.back"), {"file": one})
        for one in rows.values_list("id", flat=True)
    ]
    if records:
        submit(
            actor=system("aftercare"), command="aftercare.close", records=records, channel="fact"
        )
