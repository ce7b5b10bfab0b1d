"""What screening does on facts from below."""

from wangdi.intake.actors import system
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.screening import beats


@receives("staff.worker_left", name="screening.give_on_the_doors")
def give_on_the_doors(facts: list[Fact]) -> None:
    """The doors of a worker who has left go to the others of his rounds at once."""
    for fact in facts:
        for _canvass, records in beats.without(fact.subject):
            submit(
                actor=system("screening"),
                command="screening.give_beat",
                records=records,
                channel="fact",
            )
