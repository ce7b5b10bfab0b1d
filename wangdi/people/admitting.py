"""Who may be entered: a document number is one person's, in the ledger and in one set."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.intake.commands import Review
from wangdi.intake.stamps import Stamp
from wangdi.people.actions import NewPerson, known_numbers
from wangdi.people.payloads import PersonFields


class Taken:
    """Identity numbers in use, those of this very set included: a number is one person's."""

    def __init__(self, numbers: Sequence[str | None]) -> None:
        self.numbers = set(known_numbers([number for number in numbers if number]))

    def admit(self, *people: PersonFields) -> bool:
        mine = [person.id_number for person in people if person.id_number]
        if len(set(mine)) < len(mine) or self.numbers & set(mine):
            return False
        self.numbers |= set(mine)
        return True


def known_already(field: str) -> Review:
    return Review(
        "known_person", _("A person with this document number is in the ledger already."), field
    )


def new_person(key: UUID, household: UUID, stamp: Stamp, person: PersonFields) -> NewPerson:
    return NewPerson(
        id=key,
        household=household,
        stamp=stamp,
        name=person.name,
        sex=person.sex or "",
        birth_date=person.birth_date,
        relation=person.relation or "",
        id_kind=person.id_kind if person.id_number else "",
        id_number=person.id_number,
        phone=person.phone,
        employer=person.employer,
        needs=person.needs,
        note=person.note,
        floating=person.floating,
        registered_at=person.registered_at,
        bed=person.bed,
        sleeps_here=person.sleeps_here,
    )
