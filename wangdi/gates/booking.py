"""Pages of a gate book become crossings, under keys that follow from page and row."""

from uuid import UUID, uuid5

from wangdi.gates.commands.books import crossing_of
from wangdi.gates.models import BookPage
from wangdi.intake.actors import Actor, system
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.lib import clock


def key_of(page: UUID, row: int) -> UUID:
    """The key of a row's crossing: the same whenever and however often the page is entered."""
    return uuid5(page, str(row))


def enter(page: BookPage, by: Actor) -> Answers:
    """Hand the rows of a page that was looked at to the intake. Safe to repeat."""
    records = [
        Incoming(key_of(page.id, n), crossing_of(page, row)) for n, row in enumerate(page.rows, 1)
    ]
    answers = submit(actor=by, command="gates.cross", records=records, channel="paper")
    BookPage.objects.filter(id=page.id, entered_at=None).update(entered_at=clock.now())
    return answers


def enter_left_over() -> int:
    """Pages that were looked at and not entered, since something died in between; how many."""
    pages = BookPage.objects.filter(entered_at=None, annulled_at=None)
    waiting = list(pages.exclude(looked_at=None).order_by("looked_at"))
    for page in waiting:
        enter(page, system("gate book"))
    return len(waiting)
