"""Forms of a worker: a number in full, a call, what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wangdi.documents import attachments
from wangdi.documents.uploading import UploadField
from wangdi.intake.actors import Actor
from wangdi.leads.forms.base import DATE, OfLeadForm, lines
from wangdi.leads.words import CHOSEN, HERE, Attempted, Kind, Outcome, Proof, Way
from wangdi.people.models import Dwelling

PURPOSES = (_("To call the person"), _("To check who it is"))


class UnmaskForm(OfLeadForm):
    command = "leads.unmask"
    field = forms.ChoiceField(
        choices=[("phone", _("Telephone")), ("id_number", _("Identity number"))],
        widget=forms.HiddenInput,
    )
    purpose = forms.CharField(label=_("What for"), max_length=200)


class ContactForm(OfLeadForm):
    """One answer by the button that is pressed."""

    command = "leads.log_contact"
    outcome = forms.ChoiceField(choices=Attempted.choices, widget=forms.HiddenInput)
    way = forms.ChoiceField(label=_("How"), choices=Way.choices, initial=Way.PHONE, required=False)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False)

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        return {**given, "way": given["way"] or Way.PHONE}


class SettleForm(OfLeadForm):
    """What came of the lead; for somebody who is here also where, and the journey, prefilled."""

    command = "leads.settle"
    outcome = forms.ChoiceField(
        choices=[(one.value, one.label) for one in CHOSEN], widget=forms.HiddenInput
    )
    place = forms.CharField(label=_("Where he has gone"), max_length=100, required=False)
    door = forms.UUIDField(required=False, widget=forms.HiddenInput)
    household = forms.UUIDField(required=False, widget=forms.HiddenInput)
    travelled = forms.BooleanField(label=_("He came from elsewhere"), required=False)
    origin = forms.CharField(
        label=_("Came from"),
        max_length=100,
        required=False,
        help_text=_("Province, city and county as far as known."),
    )
    left_on = forms.DateField(label=_("Left on"), required=False, widget=DATE)
    arrived_on = forms.DateField(label=_("Arrived on"), required=False, widget=DATE)
    transport_number = forms.CharField(
        label=_("Train, flight or plate number"), max_length=40, required=False
    )
    proofs = forms.MultipleChoiceField(
        label=_("How do you know?"),
        choices=Proof.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    proof_text = forms.CharField(
        label=_("What the proof shows"), max_length=1000, required=False, widget=lines()
    )
    file = UploadField(
        label=_("Attach the proof"),
        required=False,
        help_text=_("A picture or PDF up to 8 MB. Place and device are taken out of pictures."),
    )
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=lines())
    reason = forms.CharField(
        label=_("Why what was settled before is wrong"),
        max_length=500,
        required=False,
        widget=lines(),
    )

    def __init__(self, *args: Any, outcome: str, door: Dwelling | None, **kwargs: Any) -> None:
        self.actor: Actor | None = None
        super().__init__(*args, **kwargs)
        self.initial.update(outcome=outcome, door=door.id if door else None)
        self._journey(outcome)
        if outcome != Outcome.LEFT:
            del self.fields["place"]
        if self.lead.settled_at is None:
            del self.fields["reason"]

    def _journey(self, outcome: str) -> None:
        """What the lead says already, so that nobody types it again."""
        names = ("travelled", "origin", "left_on", "arrived_on", "transport_number")
        if outcome not in HERE:
            for name in (*names, "door", "household"):
                del self.fields[name]
            return
        told = {
            "travelled": self.lead.kind in (Kind.RETURNEE, Kind.OTHER) or bool(self.lead.left_on),
            "origin": self.lead.place,
            "left_on": self.lead.left_on,
            "arrived_on": self.lead.arrived_on,
            "transport_number": self.lead.transport[:40],
        }
        self.initial.update(told)

    def submit(self, actor: Actor) -> bool:
        self.actor = actor
        return super().submit(actor)

    def payload(self) -> dict[str, Any]:
        given = super().payload()
        file = given.pop("file", None)
        if file and self.actor:
            kept = attachments.keep(
                file.content, name=file.name, by=self.actor, key=self.record_key()
            )
            given["attachments"] = [kept.id]
        return given
