"""What screening does on facts from below."""

from django.utils.translation import gettext as _

from wangdi.intake.actors import system
from wangdi.intake.annulling import annul
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.screening import leaving, transferring


@receives("staff.worker_left", name="screening.give_on_the_doors")
def give_on_the_doors(facts: list[Fact]) -> None:
    """The doors of a worker who has left go to the others of his rounds at once."""
    for fact in facts:
        for _canvass, records in leaving.without(fact.subject):
            submit(
                actor=system("screening"),
                command="screening.give_beat",
                records=records,
                channel="fact",
            )


@receives("transfer.received", name="screening.record_received")
def record_received(facts: list[Fact]) -> None:
    """Who was received at his door has arrived; expected ones are closed by the same record."""
    records = transferring.arrivals_of(facts)
    if records:
        submit(
            actor=system("screening"),
            command="screening.record_arrival",
            records=records,
            channel="fact",
        )


@receives("transfer.taken_back", name="screening.take_back_received")
def take_back_received(facts: list[Fact]) -> None:
    """A reception that was taken back was no arrival."""
    keys = transferring.taken_back(facts)
    if keys:
        reason = _("The reception was taken back.")
        annul(actor=system("screening"), keys=keys, reason=reason)
