"""A child is born into a household."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.intake.commands import Applied, Command, Outcome, Record, Review, Work
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock
from wangdi.people import corrections
from wangdi.people.actions import add_people, resize
from wangdi.people.admitting import new_person
from wangdi.people.commands.adding import AddPerson, PersonPayload
from wangdi.people.models import Need, Person, Relation
from wangdi.people.payloads import Name, Needs, PastDay


class BirthPayload(PersonPayload):
    """`mother`, where she lives in the household, is pregnant no more."""

    name: Name = "新生儿"
    birth_date: PastDay = Field(default_factory=clock.today)
    relation: Relation | None = Relation.CHILD
    mother: UUID | None = None
    needs: Needs = (Need.INFANT,)


class RecordBirth(Command[BirthPayload]):
    """Enter a newborn; the record's key is the child's id."""

    name, event = "people.record_birth", "people.person_born"
    permission, subject_kind = "people.register", "person"
    Payload = BirthPayload

    def locate(self, payloads: Sequence[BirthPayload]) -> list[Stamp | None]:
        return AddPerson().locate(payloads)

    def apply(self, work: Work, records: Sequence[Record[BirthPayload]]) -> list[Outcome]:
        mothers = Person.objects.living().in_bulk(
            {record.payload.mother for record in records if record.payload.mother}
        )
        fit = [record for record in records if _fits(record.payload, mothers)]
        add_people(
            [new_person(one.key, one.payload.household, one.stamp, one.payload) for one in fit],
            on=clock.day_of(work.now),
        )
        corrections.change(
            {
                one.key: (one.payload.mother, {"needs": _without(mothers[one.payload.mother])})
                for one in fit
                if one.payload.mother and Need.PREGNANT in mothers[one.payload.mother].needs
            },
            at=work.now,
        )
        resize({one.payload.household for one in fit})
        for one in fit:
            work.fact(
                "people.person_added",
                about="person",
                subject=one.key,
                stamp=one.stamp,
                household=str(one.payload.household),
            )
        applied = {one.key for one in fit}
        sentence = _("The mother does not live in this household.")
        return [
            Applied(one.key) if one.key in applied else Review("other_home", sentence, "mother")
            for one in records
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        AddPerson().annul(work, keys, reason)
        back = corrections.take_back(keys, at=work.now)
        resize({person.household_id for person in back})


def _fits(asked: BirthPayload, mothers: dict[UUID, Person]) -> bool:
    if asked.mother is None:
        return True
    mother = mothers.get(asked.mother)
    return mother is not None and mother.household_id == asked.household


def _without(mother: Person) -> list[str]:
    return [need for need in mother.needs if need != Need.PREGNANT]
