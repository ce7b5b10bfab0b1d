from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.duties import holders
from wangdi.duties.models import Duty


class DutyForm(CommandForm):
    """A form about one duty, which its address names."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duty = duty

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "duty": self.duty.id}


class WaiveForm(DutyForm):
    command = "duties.waive"


class HandOverForm(DutyForm):
    command = "duties.hand_over"
    holder = forms.TypedChoiceField(label=_("New holder"), coerce=int)
    field_order = ("holder", "reason")

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, duty=duty, **kwargs)
        able = holders.able([duty.stamp])[duty.stamp]
        self.fields["holder"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a person")),
            *((user, label) for user, label in able.items() if user != duty.holder_id),
        ]
