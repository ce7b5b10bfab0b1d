"""Passes: how many hold, what was issued and stopped in the day, what rests, what ends soon."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wangdi.lib.figures import Cut, Figure, Text, register
from wangdi.passes import section, showing
from wangdi.passes.models import Pass, PassAct
from wangdi.passes.words import State, What
from wangdi.quarantine.models import Episode
from wangdi.quarantine.rules import states

GROUP = _("Passes")


def holding(cut: Cut) -> QuerySet[Pass]:
    """Issued, begun, not over and not stopped at the cut-off."""
    rows = Pass.objects.filter(issued_at__lte=cut.until, valid_from__lte=cut.until)
    return rows.filter(valid_until__gt=cut.until, state=State.GOOD).select_related("place")


def issued(cut: Cut) -> QuerySet[Pass]:
    rows = Pass.objects.filter(issued_at__gt=cut.since, issued_at__lte=cut.until)
    return rows.select_related("place")


def acts(cut: Cut) -> QuerySet[PassAct]:
    """What was done in the day and stands."""
    rows = PassAct.objects.filter(at__gt=cut.since, at__lte=cut.until, undone_at=None)
    return rows.select_related("of__place")


def resting(cut: Cut) -> Q:
    """Somebody of the household is in quarantine, and the class falls with it."""
    falling = [one.code for one in section.in_force(cut.until).classes if one.rests]
    at_home = Episode.objects.filter(state=states.NOTIFIED, closed_at=None)
    return Q(klass__in=falling, household__in=at_home.values("household"))


def ending(cut: Cut) -> Q:
    days = section.in_force(cut.until).ending_days
    return Q(valid_until__lte=cut.until + timedelta(days=days))


def _passes(name: str, order: int, label: Text, definition: Text, **more: object) -> Figure:
    return Figure(
        name=f"passes.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        describe=lambda one: f"{one.place.name} · {showing.class_name(one)}",
        url=lambda one: reverse("passes:pass", args=[one.pk]),
        permission="passes.view",
        **{"rows": holding, **more},  # type: ignore[arg-type]
    )


def _acts(name: str, order: int, label: Text, definition: Text, *whats: What) -> Figure:
    return Figure(
        name=f"passes.{name}",
        label=label,
        definition=definition,
        group=GROUP,
        order=order,
        rows=acts,
        where=lambda _cut: Q(what__in=whats),
        describe=lambda one: f"{one.of.place.name} · {one.get_what_display()}",
        url=lambda one: reverse("passes:pass", args=[one.of_id]),
        permission="passes.view",
        flow=True,
    )


register(
    _passes("holding", 700, _("Passes that hold"),
            _("Begun, not over and stopped by nobody, at the cut-off.")),
    _passes("resting", 701, _("Passes that rest"),
            _("Of them those of households in which somebody is in quarantine."),
            where=resting, within="passes.holding"),
    _passes("ending", 702, _("Passes that end soon"),
            _("Of those that hold, whose end is within the days that the rules name."),
            where=ending, within="passes.holding"),
    _passes("issued", 703, _("Passes issued"), _("Issued in the day, of any class."),
            rows=issued, flow=True),
    _acts("stopped", 704, _("Passes stopped"),
          _("Blocked, made void or revoked in the day, and not taken back."),
          What.BLOCKED, What.VOID, What.REVOKED),
    _acts("replaced", 705, _("Passes replaced"),
          _("Lost or copied passes whose earlier copies were made worthless in the day."),
          What.REPLACED),
)  # fmt: skip
