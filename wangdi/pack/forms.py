"""Forms of papers: delivered, signed, printed in bulk."""

from base64 import b64decode
from binascii import Error
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wangdi.access.forms import CommandForm
from wangdi.documents import attachments
from wangdi.documents.models import Document
from wangdi.documents.uploading import Upload, UploadField
from wangdi.intake.actors import Actor
from wangdi.intake.submitting import Answer
from wangdi.lib import clock
from wangdi.pack import papers
from wangdi.pack.models import Choice, How, Means, Outcome

LOCAL = "%Y-%m-%dT%H:%M"
DRAWN = "data:image/png;base64,"
LARGEST_DRAWING = 400_000


def _moment(label: Any) -> forms.DateTimeField:
    picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=picker, initial=lambda: clock.local(clock.now()))


class PaperForm(CommandForm):
    """About one paper, which is never taken from what was sent. A scan comes along with it."""

    note = forms.CharField(label=_("Remark"), required=False, max_length=300)
    scan = UploadField(
        label=_("Scan or photograph of the paper"),
        required=False,
        help_text=_("Only the paper, never a face or the inside of a home."),
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        self.kept: list[UUID] = []

    def pictures(self) -> list[Upload]:
        scan = self.cleaned_data.get("scan")
        return [scan] if scan else []

    def payload(self) -> dict[str, Any]:
        asked = {name: value for name, value in super().payload().items() if name != "scan"}
        return {**asked, "document": self.document.id, "attachments": self.kept}

    def hand_in(self, actor: Actor) -> Answer:
        """The pictures and the record in one transaction."""
        with transaction.atomic():
            self.kept = [
                attachments.keep(one.content, name=one.name, by=actor, key=self.record_key()).id
                for one in self.pictures()
            ]
            return super().hand_in(actor)


class DeliverForm(PaperForm):
    command = "pack.deliver"
    how = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect)
    at = _moment(_("When"))
    field_order = ("how", "at", "note", "scan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posted = papers.paper(self.document.kind).posted
        ways = [one for one in How.choices if (one[0] == How.POSTED) == posted]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]
        self.initial.setdefault("how", ways[0][0])


class SignForm(PaperForm):
    """`signature` is what was drawn on the screen, a picture written as text by the page."""

    command = "pack.sign"
    home = forms.CharField(
        label=_("Door"), required=False, max_length=20, help_text=_("The door, such as 502.")
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=Outcome.choices,
        initial=Outcome.SIGNED,
        widget=forms.RadioSelect,
        help_text=_("Not signing is noted and nothing follows from it."),
    )
    choice = forms.ChoiceField(
        label=_("What was chosen"), choices=Choice.choices, required=False, widget=forms.RadioSelect
    )
    means = forms.ChoiceField(
        label=_("How it was signed"),
        choices=[one for one in Means.choices if one[0] != Means.OWN_PAGE],
        initial=Means.PAPER,
        widget=forms.RadioSelect,
    )
    signature = forms.CharField(required=False, widget=forms.HiddenInput)
    at = _moment(_("When"))
    field_order = ("home", "outcome", "choice", "means", "at", "note", "scan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper = papers.paper(self.document.kind)
        if paper.about != "building":
            del self.fields["home"]
        if paper.kind != papers.RECEIPT:
            del self.fields["choice"]

    def clean_signature(self) -> Upload | None:
        drawn = self.cleaned_data["signature"]
        if not drawn:
            return None
        if not drawn.startswith(DRAWN) or len(drawn) > LARGEST_DRAWING:
            raise ValidationError(_("The signature could not be read. Please sign again."))
        try:
            content = b64decode(drawn.removeprefix(DRAWN), validate=True)
            attachments.checked(content)
        except (Error, attachments.AttachmentRefused):
            raise ValidationError(
                _("The signature could not be read. Please sign again.")
            ) from None
        return Upload("signature.png", content)

    def pictures(self) -> list[Upload]:
        drawn = self.cleaned_data.get("signature")
        return [*([drawn] if drawn else []), *super().pictures()]

    def payload(self) -> dict[str, Any]:
        return {name: value for name, value in super().payload().items() if name != "signature"}


class PrintForm(CommandForm):
    """For what many papers leave the house at once."""

    command = "pack.print"
    purpose = forms.CharField(
        label=_("For what"),
        help_text=_("It is kept with your name: for whom, and what they do with it."),
        max_length=200,
        min_length=2,
    )

    def __init__(self, *args: Any, community: int, documents: list[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community, self.documents = community, documents

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "community": self.community, "documents": self.documents}
