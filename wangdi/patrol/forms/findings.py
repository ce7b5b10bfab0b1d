"""Telling a finding, and what is done with it."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.access.forms import CommandForm
from wangdi.documents.uploading import UploadField
from wangdi.intake.actors import Actor
from wangdi.lib import clock
from wangdi.patrol import photographs
from wangdi.patrol.forms import parts
from wangdi.patrol.models import PatrolFinding, PatrolZone, Venue
from wangdi.patrol.models.findings import Claim, FindingKind


class FindForm(parts.PlaceForm):
    """What was found; of a gathering how many and how many went, of a price which goods."""

    command = "patrol.find"
    kind = forms.ChoiceField(
        label=pgettext_lazy("finding", "What was found"), choices=FindingKind.choices
    )
    where = forms.CharField(label=_("Where exactly"), max_length=150, required=False)
    what = parts.lines(
        _("In a sentence"), required=False, help_text=_("What is there, and no names of people.")
    )
    people = forms.IntegerField(label=_("How many people"), min_value=0, required=False)
    left = forms.IntegerField(label=_("How many went home"), min_value=0, required=False)
    goods = forms.CharField(label=_("Which goods"), max_length=60, required=False)
    price = forms.DecimalField(
        label=_("Price asked"), max_digits=7, decimal_places=2, min_value=0, required=False
    )
    unit = forms.CharField(label=_("For how much"), max_length=20, required=False)
    claim = forms.ChoiceField(
        label=_("What is said of the price"), choices=[("", "–"), *Claim.choices], required=False
    )
    settled = forms.BooleanField(label=_("Put right on the spot"), required=False)
    photo = UploadField(
        label=_("Photograph of the place"),
        required=False,
        help_text=_("Only the place. Never a face, never a code, never a document."),
    )

    def __init__(
        self,
        *args: Any,
        venue: Venue | None = None,
        zone: PatrolZone | None = None,
        ticket: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.venue, self.zone, self.ticket = venue, zone, ticket
        if venue is not None or zone is not None:
            del self.fields["place"]

    def submit(self, actor: Actor) -> bool:
        """The finding and its picture in one transaction."""
        with transaction.atomic():
            if not super().submit(actor):
                transaction.set_rollback(True)
                return False
            sent = self.cleaned_data["photo"]
            if sent is not None and self.answer and self.answer.answer == "applied":
                photographs.add(
                    by=actor, finding=self.record_key(), content=sent.content, name=sent.name
                )
        return True

    def payload(self) -> dict[str, Any]:
        asked = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        sent, chosen = asked.pop("photo"), asked.pop("place", None)
        place = parts.where(str(chosen)) if chosen else {}
        return {
            **asked,
            **place,
            "at": clock.now(),
            "venue": self.venue.id if self.venue else None,
            "zone": self.zone.id if self.zone else None,
            "ticket": self.ticket,
            "photos": [photographs.digest_of(sent.content)] if sent else [],
        }


class FindingForm(CommandForm):
    """A form about one finding."""

    def __init__(self, *args: Any, finding: PatrolFinding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.finding = finding

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "finding": self.finding.id}


class AssignForm(FindingForm):
    command = "patrol.assign"
    holder = forms.TypedChoiceField(label=_("Whose it is"), coerce=int)
    due_at = parts.moment(_("Put right by"))
    note = parts.lines(_("What is to be done"), required=False)

    def __init__(self, *args: Any, able: list[tuple[int, str]], **kwargs: Any) -> None:
        finding: PatrolFinding = kwargs["finding"]
        initial = {"due_at": clock.local(finding.due_at), "holder": finding.holder_id}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["holder"].choices = able  # type: ignore[attr-defined]


class AnswerForm(FindingForm):
    command = "patrol.answer"
    note = parts.lines(_("What was done"), min_length=2)


class CloseForm(FindingForm):
    command = "patrol.close"
    note = parts.lines(_("What was seen"), required=False)


class SendBackForm(FindingForm):
    command = "patrol.send_back"
    reason = parts.lines(_("What is still wrong"), min_length=2)


class DropForm(FindingForm):
    command = "patrol.drop"
    reason = parts.lines(_("Why it is none"), min_length=2)


class PhotoForm(forms.Form):
    """A picture that the finding named, sent by itself."""

    photo = UploadField(label=_("Photograph of the place"))


class UndoForm(forms.Form):
    reason = parts.lines(_("Why it is taken back"))
