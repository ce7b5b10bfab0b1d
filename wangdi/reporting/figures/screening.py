"""The canvass: the door is the denominator, and silence is not done."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Share, register
from wangdi.people.models import Dwelling
from wangdi.screening import outcomes
from wangdi.screening.models import CanvassRound, DoorAnswer

GROUP = _("Canvass")


def running(cut: Cut) -> QuerySet[CanvassRound]:
    """The rounds that were open on the day."""
    still_open = Q(closed_at=None) | Q(closed_at__gt=cut.until)
    return CanvassRound.objects.filter(still_open, starts_on__lte=cut.day)


def doors(cut: Cut) -> QuerySet[Dwelling]:
    communities = {c for one in running(cut) for c in one.communities}
    return Dwelling.objects.filter(community_id__in=communities)


def answers(cut: Cut, *outcomes: str) -> QuerySet[DoorAnswer]:
    """The last answer of each door of the running rounds, up to the cut-off."""
    found = DoorAnswer.objects.filter(round__in=running(cut), visited_at__lte=cut.until)
    return found.filter(outcome__in=outcomes).select_related("dwelling")


def _answer_figure(name: str, order: int, outcomes: tuple[str, ...], **words: object) -> Figure:
    return Figure(
        name=name,
        group=GROUP,
        order=order,
        rows=lambda cut: answers(cut, *outcomes),
        describe=lambda answer: f"{answer.dwelling.address} · {answer.get_outcome_display()}",
        url=lambda answer: reverse("screening:door", args=[answer.round_id, answer.dwelling_id]),
        permission="screening.view",
        key="visit",
        **words,  # type: ignore[arg-type]
    )


register(
    Figure(
        name="canvass.doors",
        label=_("Doors to knock at"),
        definition=_("All doors of the places of the rounds that are running."),
        group=GROUP,
        order=210,
        rows=doors,
        describe=lambda door: door.address,
        url=lambda door: "",
        permission="screening.view",
        keeps_rows=False,
    ),
    _answer_figure(
        "canvass.done",
        220,
        tuple(sorted(outcomes.COVERED)),
        label=_("Doors done"),
        definition=_("Doors that answered or were confirmed vacant in the running rounds."),
    ),
    Share(
        name="canvass.coverage",
        label=_("Coverage"),
        definition=_("Doors done in all doors to knock at, rounded down: 100 means all."),
        order=230,
        part="canvass.done",
        whole="canvass.doors",
    ),
    _answer_figure(
        "canvass.no_answer",
        240,
        (outcomes.NO_ANSWER,),
        label=_("No answer yet"),
        definition=_("Doors whose last visit found nobody; they are not done."),
    ),
    _answer_figure(
        "canvass.refused",
        250,
        (outcomes.REFUSED,),
        label=_("Refused"),
        definition=_("Doors whose last visit was refused; they are not done."),
    ),
)
