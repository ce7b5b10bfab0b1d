"""The canvass: the door is the denominator, and silence is not done."""

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Share, Sum, Text, register, tie
from wangdi.people.models import Dwelling
from wangdi.screening import outcomes
from wangdi.screening.actions.places import doors_in, doors_of
from wangdi.screening.models import CanvassRound, DoorAnswer, DoorVisit
from wangdi.staff.models import Worker

GROUP = _("Canvass")


def running(cut: Cut) -> QuerySet[CanvassRound]:
    """The rounds that were open on the day."""
    still_open = Q(closed_at=None) | Q(closed_at__gt=cut.until)
    return CanvassRound.objects.filter(still_open, starts_on__lte=cut.day)


def doors(cut: Cut) -> QuerySet[Dwelling]:
    """Each door once, however many rounds go through it."""
    rounds = list(running(cut))
    whole = [one for one in rounds if not one.sweeps]
    places = sorted({place for one in whole for place in one.places})
    grids = sorted({grid for one in whole for grid in one.grids})
    wanted = Q(pk__in=())
    if places or grids:
        wanted |= Q(id__in=doors_in(places, grids).values("id"))
    for one in rounds:
        if one.sweeps:
            wanted |= Q(id__in=doors_of(one).values("id"))
    return Dwelling.objects.filter(wanted)


def silent(cut: Cut) -> QuerySet[Dwelling]:
    """Doors at which nobody has knocked in any running round."""
    knocked = DoorAnswer.objects.filter(
        round__in=running(cut), dwelling=OuterRef("id"), visited_at__lte=cut.until
    )
    return doors(cut).filter(~Exists(knocked))


def answers(cut: Cut) -> QuerySet[DoorAnswer]:
    """One answer of each door: a done one before any other, else the last up to the cut-off."""
    done = Case(
        When(outcome__in=outcomes.COVERED, then=Value(False)),
        default=Value(True),
        output_field=BooleanField(),
    )
    rounds = list(running(cut).values_list("id", flat=True))
    given = DoorAnswer.objects.filter(round__in=rounds, visited_at__lte=cut.until)
    if len(rounds) < 2:  # A round has one answer of each door.
        return given.select_related("dwelling")
    best = given.order_by("dwelling_id", done, "-visited_at").distinct("dwelling_id")
    return DoorAnswer.objects.filter(pk__in=best.values("pk")).select_related("dwelling")


def visits(cut: Cut) -> QuerySet[DoorVisit]:
    """Every knock of the day."""
    found = DoorVisit.objects.filter(annulled_at=None, visited_at__gt=cut.since)
    return found.filter(visited_at__lte=cut.until).select_related("dwelling")


def at_doors(cut: Cut) -> QuerySet[Worker]:
    """Workers who knocked at a door in the day."""
    return Worker.objects.filter(user__in=visits(cut).exclude(by=None).values("by"))


def _answers(name: str, order: int, label: Text, definition: Text, *given: str) -> Figure:
    return Figure(
        name=f"canvass.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=answers,
        where=lambda cut: Q(outcome__in=given),
        describe=lambda answer: f"{answer.dwelling.address} · {answer.get_outcome_display()}",
        url=lambda answer: reverse("screening:door", args=[answer.round_id, answer.dwelling_id]),
        permission="screening.view",
        key="visit",
        keeps_rows=False,
        within="canvass.doors",
    )


def _address(row: Dwelling | DoorVisit) -> str:
    return row.dwelling.address if isinstance(row, DoorVisit) else row.address


def _doors(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"canvass.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        describe=_address,
        url=lambda door: "",
        permission="screening.view",
        keeps_rows=False,
        **more,  # type: ignore[arg-type]
    )


NOT_DONE = _("Doors whose last visit ended so; they are not done.")
OTHERS = (outcomes.MOVED, outcomes.WRONG_ADDRESS, outcomes.LIT)
register(
    _doors(
        "doors",
        210,
        _("Doors to knock at"),
        _("All doors of the places of the rounds that are running."),
        rows=doors,
    ),
    _answers(
        "done",
        220,
        _("Doors done"),
        _("Doors that answered or were confirmed vacant in the running rounds."),
        *sorted(outcomes.COVERED),
    ),
    Share(
        name="canvass.coverage",
        label=_("Coverage"),
        definition=_("Doors done in all doors to knock at, rounded down: 100 means all."),
        order=221,
        part="canvass.done",
        whole="canvass.doors",
    ),
    _answers("answered", 222, _("Of them answered"), _("Somebody was met."), outcomes.ANSWERED),
    _answers(
        "vacant", 223, _("Of them vacant"), _("Confirmed that nobody lives there."), outcomes.VACANT
    ),
    _answers(
        "no_answer",
        230,
        _("No answer yet"),
        _("Doors whose last visit found nobody; they are not done."),
        outcomes.NO_ANSWER,
    ),
    _answers(
        "refused",
        231,
        _("Refused"),
        _("Doors whose last visit was refused; they are not done."),
        outcomes.REFUSED,
    ),
    _answers("others", 232, _("Moved, wrong address, or lit"), NOT_DONE, *OTHERS),
    _doors(
        "silent",
        233,
        _("Not yet knocked at"),
        _("Doors of the running rounds at which nobody has knocked: silence is never done."),
        rows=silent,
    ),
    _doors(
        "visits",
        240,
        _("Visits of the day"),
        _("Knocks at doors in the day, repeated ones included."),
        rows=visits,
        flow=True,
    ),
    Figure(
        name="canvass.workers",
        label=_("Workers at doors"),
        definition=_("Workers who knocked at a door in the day."),
        group=GROUP,
        order=241,
        rows=at_doors,
        describe=lambda worker: f"{worker.get_kind_display()} · {worker.unit or worker.post}",
        url=lambda worker: reverse("staff:workers"),
        permission="staff.view_workers",
        place="place_id",
        flow=True,
    ),
)
PARTS = ("canvass.done", "canvass.no_answer", "canvass.refused", "canvass.others", "canvass.silent")
tie(Sum("canvass.doors", PARTS))
