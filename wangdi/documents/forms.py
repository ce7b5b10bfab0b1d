"""The form of an office's own words on a paper."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as TooMuch

from wangdi.access.forms import CommandForm
from wangdi.documents.words import gaps, laying
from wangdi.documents.words.layers import FIELDS
from wangdi.documents.words.reading import reading
from wangdi.documents.words.schema import LONGEST, MOST_ADDITIONS, Layer, Words

PARTS = ("after", "heading_zh", "heading_en", "lines_zh", "lines_en", "bullets")


def _lines(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class LayForm(CommandForm):
    """`layer()` is what the office says; sent to a second person with a reason."""

    command = "documents.lay_words"
    reason = forms.CharField(
        label=_("Why these words"), min_length=2, max_length=300, help_text=_("For the approver.")
    )

    def __init__(self, *args: Any, paper: str, place: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper, self.place = paper, place

    def layer(self) -> Layer:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if self.errors:
            return asked
        try:
            layer = self.layer()
        except TooMuch:
            raise ValidationError(_("An addition has 20 paragraphs at most.")) from None
        against = laying.problem(self.paper, layer)
        if against is not None:
            raise ValidationError(against.sentence)
        return asked

    def payload(self) -> dict[str, Any]:
        return {
            "paper": self.paper,
            "place": self.place,
            "layer": self.layer().model_dump(mode="json"),
            "reason": self.cleaned_data["reason"],
        }


class WordsForm(LayForm):
    """A few additions, each with a heading or none, after a part of the paper."""

    def __init__(
        self, *args: Any, words: Words, frame: bool, before: Layer | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.frame, places = frame, [("", _("In its usual place")), *_places(words)]
        if frame:
            self.fields["title_zh"] = forms.CharField(label=_("Title"), max_length=40)
            self.fields["title_en"] = forms.CharField(
                label=_("Title in English"), max_length=80, required=False
            )
        for at in range(MOST_ADDITIONS):
            self.fields |= {
                f"heading_zh_{at}": forms.CharField(
                    label=_("Heading"), max_length=60, required=False
                ),
                f"lines_zh_{at}": _lines(_("Text"), _("Each line is a paragraph.")),
                f"heading_en_{at}": forms.CharField(
                    label=_("Heading in English"), max_length=120, required=False
                ),
                f"lines_en_{at}": _lines(_("Text in English")),
                f"after_{at}": forms.ChoiceField(
                    label=_("Goes after"), choices=places, required=False
                ),
                f"bullets_{at}": forms.BooleanField(label=_("As a list"), required=False),
            }
        self.initial.update(_told(before) if before else {})
        self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each addition."""
        names = ("heading_zh", "lines_zh", "heading_en", "lines_en", "after", "bullets")
        return [[self[f"{name}_{at}"] for name in names] for at in range(MOST_ADDITIONS)]

    def titles(self) -> list[forms.BoundField]:
        return [self["title_zh"], self["title_en"]] if self.frame else []

    def layer(self) -> Layer:
        given = self.cleaned_data
        found = [self._addition(at) for at in range(MOST_ADDITIONS) if given.get(f"lines_zh_{at}")]
        title = {"zh": given["title_zh"], "en": given["title_en"]} if self.frame else None
        return Layer.model_validate({"title": title, "additions": found})

    def _addition(self, at: int) -> dict[str, Any]:
        given = {name: self.cleaned_data[f"{name}_{at}"] for name in PARTS}
        zh, en = given["lines_zh"].splitlines(), given["lines_en"].splitlines()
        lines = [
            {"zh": line.strip(), "en": en[n].strip() if n < len(en) else ""}
            for n, line in enumerate(zh)
            if line.strip()
        ]
        heading = {"zh": given["heading_zh"], "en": given["heading_en"]}
        return {
            "after": given["after"],
            "heading": heading if heading["zh"] else None,
            "lines": lines,
            "bullets": given["bullets"],
        }


class FieldsForm(LayForm):
    """The local fields of all papers of an office; an empty one is as the office above has it."""

    def __init__(self, *args: Any, before: Layer | None, **kwargs: Any) -> None:
        super().__init__(*args, paper=FIELDS, **kwargs)
        for name, label in gaps.LOCAL.items():
            self.fields[name] = forms.CharField(label=str(label), max_length=40, required=False)
        self.initial.update(before.fields if before else {})
        self.order_fields([*gaps.LOCAL, "reason"])

    def layer(self) -> Layer:
        fields = {name: self.cleaned_data[name] for name in gaps.LOCAL}
        return Layer(fields={name: value for name, value in fields.items() if value})


def _places(words: Words) -> list[tuple[str, str]]:
    """The named parts, each under the heading that stands above it."""
    found, heading = [], words.title.of(reading())
    for part in words.parts:
        if part.kind == "heading" and part.lines:
            heading = part.lines[0].of(reading())
        if part.key:
            found.append((part.key, heading))
    return found


def _told(layer: Layer) -> dict[str, Any]:
    """The form's fields for a layer that holds."""
    told: dict[str, Any] = {}
    if layer.title:
        told |= {"title_zh": layer.title.zh, "title_en": layer.title.en}
    for at, one in enumerate(layer.additions):
        told |= {
            f"after_{at}": one.after,
            f"bullets_{at}": one.bullets,
            f"lines_zh_{at}": "\n".join(line.zh for line in one.lines),
            f"lines_en_{at}": "\n".join(line.en for line in one.lines),
            f"heading_zh_{at}": one.heading.zh if one.heading else "",
            f"heading_en_{at}": one.heading.en if one.heading else "",
        }
    return told
