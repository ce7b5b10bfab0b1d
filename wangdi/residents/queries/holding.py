"""What is held about the people of one household, in words, with why and how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.lib.masking import mask_id_number, mask_phone
from wangdi.people.models import Person
from wangdi.people.models.choices import MARKS
from wangdi.quarantine.models import Episode, Reading


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of thing that is held: what stands there now, what for, on which basis, how long."""

    what: str
    now: str
    why: str
    basis: str
    kept: str


def people_of(household: UUID) -> list[Person]:
    rows = Person.objects.filter(household=household).living()
    return list(rows.order_by("entered_on", "id"))


def held(household: UUID, people: list[Person]) -> list[Held]:
    """Everything about them that this house may hold, whether or not it does; two queries."""
    return [*_of_the_ledger(people), *_of_the_care(household)]


def _of_the_ledger(people: list[Person]) -> list[Held]:
    law = _("Prevention of infectious diseases: the duty of the community to keep its ledger")
    here = _("as long as you live here")
    numbers = _joined(mask_id_number(one.id_number) for one in people if one.id_number)
    phones = _joined(mask_phone(one.phone) for one in people if one.phone)
    needs = _joined(dict(MARKS)[need] for one in people for need in one.needs)
    names = _joined(one.name for one in people)
    behind, apart = (
        _("To know who lives behind which door"),
        _("To tell two people of one name apart; you need not give it"),
    )
    return [
        Held(_("Name, sex, date of birth"), names, behind, law, here),
        Held(_("ID number"), numbers, apart, law, here),
        Held(_("Telephone"), phones, _("To reach you, also in danger"), law, here),
        Held(
            _("What you need"),
            needs,
            _("To bring what you cannot do without"),
            _("Your own word"),
            here,
        ),
    ]


def _of_the_care(household: UUID) -> list[Held]:
    files = Episode.objects.filter(household=household).count()
    readings = Reading.objects.filter(episode__household=household, annulled_at=None).count()
    law = _("Prevention of infectious diseases: observation for the days of the notice")
    after = _("until the emergency is over, then deleted or made nameless")
    free, doctor = (
        _("To observe, to help, and to release in time"),
        _("So that a doctor comes in time"),
    )
    return [
        Held(_("Files of home observation"), str(files or ""), free, law, after),
        Held(_("Temperatures and what was felt"), str(readings or ""), doctor, law, after),
    ]


def _joined(words: Iterable[object]) -> str:
    return _(", ").join(dict.fromkeys(str(word) for word in words))
