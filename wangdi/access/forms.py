"""Forms that hand themselves to the intake."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms

from wangdi.intake.actors import Actor
from wangdi.intake.commands import Refused
from wangdi.intake.submitting import Answer, submit_one
from wangdi.lib import ids


class CommandForm(forms.Form):
    """A form of one command. Its key is made when the page is, so a second click is a duplicate.

    `answer` is set by a `submit` that succeeded; a refusal stands beside the field it is about.
    """

    command: ClassVar[str]
    key = forms.UUIDField(widget=forms.HiddenInput)
    answer: Answer | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": ids.uuid7(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def payload(self) -> dict[str, Any]:
        """The command's payload; by default the cleaned fields as they are."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}

    def submit(self, actor: Actor) -> bool:
        """Validate and hand in; False leaves the errors beside the fields."""
        if not self.is_valid():
            return False
        try:
            self.answer = self.hand_in(actor)
        except Refused as refusal:
            name = refusal.field.rpartition(".")[2]
            self.add_error(name if name in self.fields else None, refusal.sentence)
            return False
        return True

    def hand_in(self, actor: Actor) -> Answer:
        return submit_one(
            actor=actor, command=self.command, payload=self.payload(), key=self.record_key()
        )

    def record_key(self) -> UUID:
        return UUID(str(self.cleaned_data["key"]))
