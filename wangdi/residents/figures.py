"""Who was told what is held, and whether households that wrote were answered."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.duties.models import Duty
from wangdi.lib.figures import Cut, Figure, register
from wangdi.people.models import Person
from wangdi.residents.answering import ANSWER
from wangdi.residents.models import Told
from wangdi.residents.queries.untold import anything_sensitive

GROUP = _("Telling and answering")


def untold(cut: Cut) -> QuerySet[Person]:
    """Those who live here, of whom something sensitive is held, and whom nobody had told."""
    before = Told.objects.filter(person=OuterRef("pk"), annulled_at=None, at__lte=cut.until)
    return Person.objects.living().filter(anything_sensitive()).filter(~Exists(before))


def told(cut: Cut) -> QuerySet[Told]:
    found = Told.objects.filter(annulled_at=None, at__gt=cut.since, at__lte=cut.until)
    return found.select_related("person__household")


def asked(cut: Cut) -> QuerySet[Duty]:
    """Messages of households in the reporting day."""
    found = Duty.objects.filter(kind=ANSWER, opens_at__gt=cut.since, opens_at__lte=cut.until)
    return found.exclude(settlement="withdrawn")


def waiting(cut: Cut) -> QuerySet[Duty]:
    """Messages whose time to be answered has passed at the cut-off."""
    found = Duty.objects.filter(kind=ANSWER, due_at__lte=cut.until)
    found = found.exclude(settlement__in=("withdrawn", "waived"))
    return found.filter(Q(settled_at=None) | Q(settled_at__gt=cut.until))


def _thread(duty: Duty) -> str:
    return reverse("residents:thread", args=[duty.subject])


register(
    Figure(
        name="residents.untold",
        label=_("Still to be told what is held"),
        definition=_("People of whom something sensitive is held and who were not told it yet."),
        group=GROUP,
        order=570,
        rows=untold,
        describe=lambda one: str(one.household.address),
        url=lambda one: reverse("people:household", args=[one.household_id]),
        permission="residents.tell",
        keeps_rows=False,
    ),
    Figure(
        name="residents.told",
        label=_("Told what is held and why"),
        definition=_("Told today: at the door, with the notice, on their page, by telephone."),
        group=GROUP,
        order=572,
        rows=told,
        describe=lambda one: f"{one.person.household.address} · {one.get_how_display()}",
        url=lambda one: reverse("people:household", args=[one.person.household_id]),
        permission="residents.tell",
        flow=True,
    ),
    Figure(
        name="residents.asked",
        label=_("Messages of households"),
        definition=_("Written today by households on their own pages."),
        group=GROUP,
        order=574,
        rows=asked,
        describe=lambda one: one.label,
        url=_thread,
        permission="residents.message",
        flow=True,
    ),
    Figure(
        name="residents.unanswered",
        label=_("Messages answered too late or not yet"),
        definition=_("The time to answer has passed at the cut-off, and nobody had answered."),
        group=GROUP,
        order=576,
        rows=waiting,
        describe=lambda one: one.label,
        url=_thread,
        permission="residents.message",
        alarm=True,
    ),
)
