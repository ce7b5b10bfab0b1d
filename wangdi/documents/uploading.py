"""The field of a form by which a file comes in; it says at once what is not taken."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from wangdi.documents.attachments import LARGEST, TOO_LARGE, AttachmentRefused, checked

ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, checked but not yet kept."""

    name: str
    content: bytes


class UploadField(forms.FileField):
    """Gives an `Upload` for `attachments.keep`, or None; the form needs multipart encoding."""

    widget = forms.FileInput(attrs={"accept": ACCEPTED})

    def to_python(self, data: Any) -> Any:
        sent = super().to_python(data)
        if sent is None:
            return None
        if sent.size > LARGEST:
            raise ValidationError(TOO_LARGE, code="large")
        content = sent.read()
        try:
            checked(content)
        except AttachmentRefused as refusal:
            raise ValidationError(refusal.sentence, code="refused") from None
        return Upload(sent.name or "", content)
