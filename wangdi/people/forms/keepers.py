"""Who is to look after what."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.lib import ids
from wangdi.people.models import Post
from wangdi.staff.models import Worker


class GiveForm(forms.Form):
    """Grids or buildings given to one worker, many at once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    post = forms.ChoiceField(choices=Post.choices, widget=forms.HiddenInput)
    worker = forms.ChoiceField(label=_("Worker"))
    at = forms.MultipleChoiceField(
        error_messages={"required": _("Tick what the worker is to look after.")}
    )

    def __init__(
        self,
        *args: Any,
        workers: Iterable[Worker],
        offered: Iterable[str],
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"key": ids.uuid7(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{one.name} · {one.get_kind_display()}") for one in workers]
        self.fields["worker"].choices = [("", _("Choose the worker")), *named]  # type: ignore[attr-defined]
        if self.is_bound:
            self.fields["at"].choices = [(one, one) for one in offered]  # type: ignore[attr-defined]

    def submit(self, actor: Actor) -> Answers:
        """Hand in one record for each; what is named already counts as a duplicate."""
        given = self.cleaned_data
        records = []
        for at in given["at"]:
            what, _dash, number = at.partition("-")
            payload = {"worker": given["worker"], "post": given["post"], what: int(number)}
            records.append(Incoming(uuid5(given["key"], at), payload))
        return submit(actor=actor, command="people.look_after", records=records)
