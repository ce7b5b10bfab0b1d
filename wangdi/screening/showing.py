"""How arrivals are said on pages: masked, with the reason they are on the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wangdi.access.pages import DeskRequest
from wangdi.lib.masking import mask_name
from wangdi.people.models import Household
from wangdi.screening.models import Arrival, Exposure, Symptom
from wangdi.screening.turns import Turn
from wangdi.ui.components import times


@dataclass(frozen=True, slots=True)
class Row:
    arrival: Arrival
    who: str
    why: list[str]
    since: str
    turn: Turn


def row(arrival: Arrival, turn: Turn, today: date) -> Row:
    days = (today - arrival.arrived_on).days
    since = ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days} if days else _("today")
    return Row(arrival, who(arrival), why(arrival), since, turn)


def who(arrival: Arrival) -> str:
    """The masked name, whether from the ledger or from the record itself."""
    name = arrival.person.name if arrival.person else arrival.name
    return mask_name(name or "")


def household(home: Household, names: Sequence[str]) -> str:
    """One of several households behind a door: its kind, and who lives there, masked."""
    kind = str(home.get_kind_display())
    people = _(", ").join(mask_name(name) for name in names)
    return f"{kind} · {people or _('nobody is written here')}"


def why(arrival: Arrival) -> list[str]:
    """Every reason an arrival is on the list, the weightiest first."""
    reasons = []
    if arrival.contact:
        reasons.append(_("contact with a case"))
    if arrival.symptoms:
        named = ", ".join(str(Symptom(one).label) for one in arrival.symptoms)
        reasons.append(_("symptoms: %(what)s") % {"what": named})
    reasons += _of_travel(arrival)
    return reasons or [_("back from elsewhere")]


def why_of_travel(arrival: Arrival) -> list[str]:
    """The reasons that say nothing of anybody's health."""
    return _of_travel(arrival) or [_("back from elsewhere")]


def _of_travel(arrival: Arrival) -> list[str]:
    reasons = []
    if arrival.key_area:
        reasons.append(_("key area: %(area)s") % {"area": arrival.key_area_name})
    if arrival.exposures:
        named = ", ".join(str(Exposure(one).label) for one in arrival.exposures)
        reasons.append(_("work with a risk: %(what)s") % {"what": named})
    if arrival.left_again_on:
        reasons.append(_("left again on %(day)s") % {"day": times.day(arrival.left_again_on)})
    return reasons


def next_url(round_id: UUID, dwelling_id: UUID) -> str:
    return f"{reverse('screening:next', args=[round_id])}?after={dwelling_id}"


def list_url(request: DeskRequest) -> str:
    """The line list for who may see it, else the rounds."""
    may = request.standing.holds("screening.view_arrivals")
    return reverse("screening:arrivals" if may else "screening:rounds")
