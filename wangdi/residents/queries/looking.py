"""Who looked at a household's data or wrote in its files, as the household may read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.models import Grant
from wangdi.access.roles import ROLES
from wangdi.intake.actors import RESIDENT
from wangdi.intake.models import Event
from wangdi.links.models import HouseholdLink
from wangdi.people.models import Person
from wangdi.quarantine.queries.known import files_of
from wangdi.quarantine.words import VERBS
from wangdi.staff.models import Worker

MOST = 200
LOOKS: dict[str, str | Promise] = {
    "people.file_opened": gettext_lazy("Opened the file of your home"),
    "people.file_printed": gettext_lazy("Printed the file of your home"),
    "people.unmasked": gettext_lazy("Looked at a full number"),
    "documents.read": gettext_lazy("Read a paper about your home"),
    "pack.paper_printed": gettext_lazy("Printed papers about your home, with those of others"),
    "screening.row_exported": gettext_lazy("Took a list with your home on it out of the office"),
    "links.made": gettext_lazy("Printed the way into this page"),
    "links.pin_renewed": gettext_lazy("Gave this page a new PIN"),
    "links.revoked": gettext_lazy("Closed this page"),
    "links.opened": gettext_lazy("Opened this page with the PIN"),
    "links.locked": gettext_lazy("Tried ten wrong PINs; the page was locked"),
    "residents.messages_seen": gettext_lazy("Read messages"),
}
FIELDS: dict[str, str | Promise] = {
    "id_number": gettext_lazy("ID number"),
    "phone": gettext_lazy("Telephone"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Who as what he is, never by name; when; what; for which purpose; which fields."""

    at: datetime
    who: str
    words: str
    purpose: str
    fields: str
    looked: bool


def looks(household: UUID, *, only_looks: bool = False) -> list[Look]:
    """The last of them, newest first; a constant number of queries."""
    people = list(Person.objects.filter(household=household).values_list("id", flat=True))
    links = HouseholdLink.objects.filter(household=household).values_list("id", flat=True)
    subjects = [household, *people, *files_of(household), *links]
    verbs = list(LOOKS) if only_looks else [*LOOKS, *VERBS]
    rows = Event.objects.filter(Q(subject__in=subjects), verb__in=verbs).order_by("-at", "-id")
    events = list(rows[:MOST])
    posts = _posts({one.actor for one in events if one.actor})
    return [_look(one, posts) for one in events]


def _look(event: Event, posts: dict[int, str]) -> Look:
    words = LOOKS.get(event.verb) or VERBS[event.verb]
    fields = (event.detail or {}).get("fields", []) if isinstance(event.detail, dict) else []
    return Look(
        at=event.at,
        who=_who(event, posts),
        words=str(words),
        purpose=event.purpose,
        fields=_(", ").join(str(FIELDS.get(field, field)) for field in fields),
        looked=event.verb in LOOKS,
    )


def _who(event: Event, posts: dict[int, str]) -> str:
    if event.actor:
        return posts.get(event.actor, _("Somebody of the office"))
    if event.actor_label == RESIDENT.label:
        return _("You, on this page")
    return _("The system, by its rules")


def _posts(users: set[int]) -> dict[int, str]:
    """What each of these users is: post and unit, or the role that he was given."""
    roles: dict[int, str] = {
        user: str(ROLES[role].label)
        for user, role in Grant.objects.filter(user__in=users)
        .order_by("valid_from")
        .values_list("user_id", "role")
    }
    for worker in Worker.objects.filter(user__in=users):
        told = [worker.post or str(worker.get_kind_display()), worker.unit]
        roles[worker.user_id or 0] = " · ".join(word for word in told if word)
    return roles
