"""One press for a whole group: each person is a record of one batch, all of it or nothing."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.transfer import showing
from wangdi.transfer.models import Handover


class GroupForm(CommandForm):
    """Choose among `people`; `submit` hands in one record each under keys made of the form's."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Who"), widget=forms.CheckboxSelectMultiple
    )
    command: ClassVar[str]
    answers: Answers | None = None

    def __init__(
        self, *args: Any, people: Iterable[Handover], chosen: Sequence[str] = (), **kwargs: Any
    ) -> None:
        known = {str(one.id): one for one in people}
        initial = {"people": [key for key in chosen if key in known] or list(known)}
        super().__init__(
            *args, initial={**initial, **(kwargs.pop("initial", None) or {})}, **kwargs
        )
        self.known = known
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (key, showing.line(one)) for key, one in known.items()
        ]

    def payload(self) -> dict[str, Any]:
        asked = super().payload()
        del asked["people"]
        return asked

    def payload_of(self, one: Handover) -> dict[str, Any]:
        """What is asked for one person of the group."""
        return {**self.payload(), "handover": one.id}

    def chosen(self) -> list[Handover]:
        return [self.known[key] for key in self.cleaned_data["people"]]

    def submit(self, actor: Actor) -> bool:
        """Hand the group in; where one of it is refused nothing is written and it is said who."""
        if not self.is_valid():
            return False
        group = self.chosen()
        records = [
            Incoming(uuid5(self.record_key(), str(one.id)), self.payload_of(one)) for one in group
        ]
        with transaction.atomic():
            answers = submit(actor=actor, command=self.command, records=records)
            refused = answers.review > 0
            if refused:
                transaction.set_rollback(True)
        if refused:
            self._explain(group, answers)
            return False
        self.answers = answers
        return True

    def _explain(self, group: Sequence[Handover], answers: Answers) -> None:
        for one, answer in zip(group, answers.each, strict=True):
            if answer.answer != "review":
                continue
            name = answer.field.rpartition(".")[2]
            if name in self.fields:
                self.add_error(name, answer.sentence)
                return
            text = _("%(who)s: %(sentence)s")
            self.add_error(None, text % {"who": showing.who(one), "sentence": answer.sentence})

    def record_key(self) -> UUID:
        return UUID(str(self.cleaned_data["key"]))
