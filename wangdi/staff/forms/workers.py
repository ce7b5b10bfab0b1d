"""What may be filled in about workers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.lib import clock
from wangdi.staff.models import Worker, WorkerKind
from wangdi.territory.models import Grid, Place


class RegisterForm(CommandForm):
    command = "staff.register_workers"
    name = forms.CharField(label=_("Name"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind of work"), choices=WorkerKind.choices)
    at = forms.ChoiceField(label=_("Where"), help_text=_("A grid worker: the grid."))
    post = forms.CharField(label=_("Post"), max_length=100, required=False)
    unit = forms.CharField(label=_("Organisation"), max_length=100, required=False)
    work_phone = forms.CharField(
        label=_("Work telephone"),
        max_length=30,
        required=False,
        help_text=_("Given to households. Not a private number."),
    )
    private_phone = forms.CharField(
        label=_("Private telephone"),
        max_length=30,
        required=False,
        help_text=_("Kept sealed, and shown masked."),
    )

    def __init__(
        self,
        *args: Any,
        offices: Iterable[Place],
        places: Iterable[Place],
        grids: Iterable[Grid],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: list[Any] = [
            ("", _("Choose the place")),
            (_("The office itself"), [(f"place-{place.pk}", place.name) for place in offices]),
            (_("Communities"), [(f"place-{place.pk}", place.name) for place in places]),
            (_("Grids"), [(f"grid-{grid.pk}", grid.name) for grid in grids]),
        ]
        self.fields["at"].choices = choices  # type: ignore[attr-defined]

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        what, _dash, number = given.pop("at").partition("-")
        return {**given, what: int(number)}


class LeavingForm(CommandForm):
    command = "staff.record_leaving"
    on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        initial=clock.today,
    )

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worker = worker

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "worker": str(self.worker.pk)}
