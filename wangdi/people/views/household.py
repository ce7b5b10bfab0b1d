"""The household file: who lives here, what is going on now, everything that happened."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wangdi.access.pages import DeskRequest, page
from wangdi.intake.models import Event
from wangdi.lib import clock
from wangdi.lib.masking import mask_id_number, mask_phone
from wangdi.people import keeping, opening, queries, timeline
from wangdi.people.forms import AddPersonForm, RegisterForm
from wangdi.people.models import Need, Person
from wangdi.people.views.fetching import buildings_of, household_of
from wangdi.territory.models import Grid, Place


@dataclass(frozen=True, slots=True)
class Card:
    """A person as the file shows one: the name in full, numbers masked."""

    person: Person
    age: int | None

    @property
    def phone(self) -> str:
        return mask_phone(self.person.phone) if self.person.phone else ""

    @property
    def id_number(self) -> str:
        return mask_id_number(self.person.id_number) if self.person.id_number else ""

    @property
    def tags(self) -> list[str]:
        """What stands on the card at a glance: needs first."""
        said = [
            *self.needs,
            _("Registered elsewhere") if self.person.floating else "",
            "" if self.person.sleeps_here else _("Works here, sleeps elsewhere"),
        ]
        return [word for word in said if word]

    @property
    def needs(self) -> list[str]:
        return [str(Need(need).label) for need in self.person.needs]


@page("people.view_ledger")
def file(request: DeskRequest, household: UUID) -> HttpResponse:
    found = household_of(request, household)
    members = [one for one in queries.written_in(found) if one.left_on is None]
    today = clock.today()
    opening.note(found, by=request.actor)
    return render(
        request,
        "people/household.html",
        {
            "household": found,
            "place": Place.objects.filter(id=found.community_id or 0).first(),
            "grid": Grid.objects.filter(id=found.grid_id or 0).first(),
            "cards": [Card(person, person.age_on(today)) for person in members],
            "entries": timeline.of(found, request.standing),
            "looks": _looks(members),
            "former": queries.former_of(found),
            "keepers": keeping.keepers_of(found),
            "openings": opening.openings(found),
            "today": today,
            "may": {
                name: request.standing.allows(f"people.{name}", found.stamp)
                for name in ("register", "correct", "unmask")
            },
        },
    )


def _looks(members: list[Person]) -> list[tuple[Event, str]]:
    names = {person.pk: person.name for person in members}
    return [(look, names[look.subject]) for look in queries.looks_at(list(names))]


@page("people.register", methods=("GET", "POST"))
def register(request: DeskRequest) -> HttpResponse:
    form = RegisterForm(
        request.POST or None, buildings=buildings_of(request), initial=_door_asked(request)
    )
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("The household is in the ledger."))
        return redirect("people:household", household=form.record_key())
    return render(request, "people/register.html", {"form": form})


def _door_asked(request: DeskRequest) -> dict[str, str]:
    """The door that a link names: building, unit, room."""
    return {name: request.GET[name] for name in ("building", "unit", "room") if name in request.GET}


@page("people.register", methods=("GET", "POST"))
def add_person(request: DeskRequest, household: UUID) -> HttpResponse:
    found = household_of(request, household)
    form = AddPersonForm(request.POST or None, household=found.pk)
    if request.method == "POST" and form.submit(request.actor):
        messages.success(request, _("Added to this household."))
        return redirect("people:household", household=found.pk)
    return render(
        request,
        "people/form.html",
        {
            "form": form,
            "household": found,
            "title": _("Add a person"),
            "verb": _("Add to this household"),
        },
    )
