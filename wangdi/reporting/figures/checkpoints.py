"""Checkpoints by kind and state, who stands for them, and what is closed by order."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.checkpoints.models import Checkpoint, CheckpointKind, CompoundOrder
from wangdi.lib.figures import Cut, Figure, Text, register

GROUP = _("Checkpoints")


def standing(cut: Cut) -> QuerySet[Checkpoint]:
    """On the register on the day, open or shut."""
    return Checkpoint.objects.standing().filter(opened_on__lte=cut.day).select_related("place")


def orders(cut: Cut) -> QuerySet[CompoundOrder]:
    """Orders that had begun and were not lifted by the cut-off."""
    found = CompoundOrder.objects.standing().filter(begins_at__lte=cut.until)
    still = found.filter(Q(lifted_at=None) | Q(lifted_at__gt=cut.until))
    return still.select_related("place")


def is_open(cut: Cut) -> Q:
    return Q(closed_on=None) | Q(closed_on__gt=cut.day)


def _checkpoints(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"checkpoints.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=standing,
        describe=lambda one: f"{one.place} · {one.name}",
        url=lambda one: reverse("checkpoints:checkpoint", args=[one.pk]),
        permission="checkpoints.view",
        **more,  # type: ignore[arg-type]
    )


def _kind(kind: CheckpointKind, order: int) -> Figure:
    return _checkpoints(
        kind.value,
        order,
        kind.label,
        _("Checkpoints of this kind that are open on the day."),
        where=lambda cut: is_open(cut) & Q(kind=kind.value),
        within="checkpoints.open",
    )


def _orders(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"checkpoints.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=orders,
        describe=lambda one: f"{one.place} · {one.document}",
        url=lambda one: reverse("checkpoints:order", args=[one.pk]),
        permission="checkpoints.view",
        **more,  # type: ignore[arg-type]
    )


register(
    _checkpoints("open", 370, _("Checkpoints open"),
                 _("On the register and open for crossings on the day."),
                 where=is_open, jump=20),
    *(_kind(kind, 371 + at) for at, kind in enumerate(CheckpointKind)),
    _checkpoints("shut", 378, _("Entrances kept from crossings"),
                 _("On the register, closed or merged, each with a fire-safety note."),
                 where=lambda cut: ~is_open(cut)),
    _checkpoints("nobodys", 379, _("Open without a team or branch"),
                 _("Open on the day, and no team, branch or person is responsible."),
                 where=lambda cut: is_open(cut) & Q(unit=None, branch=None, lead=None),
                 within="checkpoints.open", alarm=True),
    _orders("by_order", 380, _("Closed by order"),
            _("Places closed by an order that binds at the cut-off."),
            where=lambda cut: Q(ends_at__gt=cut.until)),
    _orders("overdue", 381, _("Closed after their order has ended"),
            _("The order is over at the cut-off, and nobody has said that the place is open."),
            where=lambda cut: Q(ends_at__lte=cut.until), alarm=True),
)  # fmt: skip
