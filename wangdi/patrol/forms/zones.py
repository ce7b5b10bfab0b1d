"""Laying zones and walking rounds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.patrol.forms import parts
from wangdi.patrol.models import PatrolZone, ZoneDuty
from wangdi.patrol.models.zones import Side, Task


def points_of(text: str) -> list[str]:
    """One point a line, or parted by 、 ; empty ones left out, each once."""
    rough = text.replace("、", "\n").replace(";", "\n").replace("；", "\n").splitlines()
    return list(dict.fromkeys(one.strip() for one in rough if one.strip()))


class PointsField(forms.CharField):
    """Points in walking order, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.Textarea(attrs={"rows": 6})
        super().__init__(label=_("Points, in walking order, one a line"), widget=box, **kwargs)

    def clean(self, value: Any) -> Any:
        found = points_of(super().clean(value))
        if not found or len(found) > 40 or any(len(one) > 60 for one in found):
            raise forms.ValidationError(_("One to forty points, each with a short name."))
        return found


class ZoneForm(parts.PlaceForm):
    command = "patrol.lay_zone"
    name = forms.CharField(label=pgettext_lazy("zone", "Name"), max_length=80)
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    points = PointsField()

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "starts_on": clock.today()}


class ChangeZoneForm(CommandForm):
    """Points, and for each of the three duties how often, when and by whom."""

    command = "patrol.change_zone"
    points = PointsField()

    def __init__(
        self,
        *args: Any,
        zone: PatrolZone,
        tasks: list[ZoneDuty],
        able: list[tuple[int, str]],
        police: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        initial: dict[str, Any] = {"points": "\n".join(zone.points)}
        known = {one.task: one for one in tasks}
        for task, one in known.items():
            for name, value in (
                ("times", one.times), ("begins", one.begins), ("ends", one.ends),
                ("holder", one.holder_id), ("police", str(one.police_id or "")),
            ):  # fmt: skip
                initial[f"{task}_{name}"] = value
        super().__init__(*args, initial=initial, **kwargs)
        self.zone = zone
        for task in Task:
            self._task(task, able, police)

    def _task(self, task: Task, able: list[tuple[int, str]], police: list[tuple[str, str]]) -> None:
        self.fields[f"{task}_times"] = forms.IntegerField(
            label=_("Times a day"), min_value=0, max_value=24, required=False
        )
        self.fields[f"{task}_begins"] = parts.hour(pgettext_lazy("hours", "From"), required=False)
        self.fields[f"{task}_ends"] = parts.hour(pgettext_lazy("hours", "Until"), required=False)
        self.fields[f"{task}_holder"] = forms.TypedChoiceField(
            label=_("Done by"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[("", _("Nobody by name")), *able],
        )
        self.fields[f"{task}_police"] = forms.ChoiceField(
            label=_("Together with"),
            required=False,
            choices=[("", _("Nobody comes along")), *police],
        )

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each of the three duties with its fields, for the page."""
        names = ("times", "begins", "ends", "holder", "police")
        return [(task.label, [self[f"{task}_{name}"] for name in names]) for task in Task]

    def payload(self) -> dict[str, Any]:
        asked = self.cleaned_data
        tasks = [
            {
                "task": task.value,
                "times": asked[f"{task}_times"],
                "begins": asked[f"{task}_begins"] or "08:00",
                "ends": asked[f"{task}_ends"] or "20:00",
                "holder": asked[f"{task}_holder"],
                "police": asked[f"{task}_police"] or None,
            }
            for task in Task
            if asked[f"{task}_times"]
        ]
        return {"zone": self.zone.id, "points": asked["points"], "tasks": tasks}


class CloseZoneForm(CommandForm):
    command = "patrol.close_zone"
    reason = parts.lines(_("Why it is gone through no longer"), most=200, min_length=2)

    def __init__(self, *args: Any, zone: PatrolZone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "zone": self.zone.id}


class WalkForm(CommandForm):
    """Which points were seen; all of them unless somebody takes one away."""

    command = "patrol.record_round"
    seen = forms.TypedMultipleChoiceField(
        label=_("Points seen"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    police = forms.BooleanField(label=_("Police came along"), required=False)
    note = parts.lines(_("Note"), required=False)

    def __init__(self, *args: Any, task: ZoneDuty, **kwargs: Any) -> None:
        points = list(enumerate(task.zone.points))
        super().__init__(*args, initial={"seen": [number for number, _name in points]}, **kwargs)
        self.task = task
        self.fields["seen"].choices = points  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        known = {"zone": self.task.zone_id, "task": self.task.task, "at": clock.now()}
        return {**super().payload(), **known}
