"""Which offices lay words, what they may say, and how it will look."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wangdi.access.scopes import Standing
from wangdi.documents import kinds
from wangdi.documents.models import Wording
from wangdi.documents.words import gaps, shipped
from wangdi.documents.words.layers import FIELDS
from wangdi.documents.words.schema import Layer, Words
from wangdi.intake.commands import Review
from wangdi.territory import queries as territory
from wangdi.territory.models import OFFICE_KINDS, Place

EDIT = "documents.edit_words"


def offices(ids: Collection[int] | None = None) -> list[int]:
    """The districts, subdistricts and towns that stand now, from the highest down."""
    rows = Place.objects.filter(kind__in=OFFICE_KINDS, valid_to=None)
    found = rows if ids is None else rows.filter(id__in=set(ids))
    by_height = sorted(found.values_list("id", "ancestors", "code"), key=_height)
    return [place for place, _above, _code in by_height]


def _height(row: tuple[int, list[int], str]) -> tuple[int, str]:
    return len(row[1]), row[2]


def may(standing: Standing, place: int) -> bool:
    """Whether all communities of the office are this person's to write for."""
    below = territory.communities_in([place]).get(place, set())
    return bool(below) and below <= standing.scope(EDIT).communities


def words_of(paper: str) -> Words | None:
    """The city's words of a paper, the frame of an office's own one; None for what is no paper."""
    try:
        kind = kinds.kind(paper)
    except KeyError:
        return None
    if not kind.words or (":" in paper) != kind.frame:
        return None
    return shipped.words(kind.words)


def usable(words: Words) -> list[str]:
    """The gaps that an office may use in this paper."""
    return [name for name in gaps.GAPS if name in words.values]


def problem(paper: str, layer: Layer) -> Review | None:
    """Why these words cannot be laid over that paper, or None."""
    if paper == FIELDS:
        if layer.additions or layer.title or set(layer.fields) - set(gaps.LOCAL):
            return Review("impossible", _("Only the fields of the office are set here."))
        return None
    words = words_of(paper)
    if words is None:
        return Review("unknown_paper", _("There is no such paper."), "paper")
    if layer.fields:
        return Review("impossible", _("The fields of the office are set on their own page."))
    if (layer.title is not None) != kinds.kind(paper).frame:
        sentence = _("Only a paper of the office's own has a title of its own.")
        return Review("impossible", sentence, "title")
    used = {name for addition in layer.additions for name in addition.gaps()}
    if unknown := sorted(used - set(usable(words))):
        sentence = _("This paper has nothing to put for {%(name)s}.") % {"name": unknown[0]}
        return Review("unknown_gap", sentence, "additions")
    if strange := {one.after for one in layer.additions if one.after} - set(words.keys()):
        sentence = _("This paper has no place called %(name)s.") % {"name": sorted(strange)[0]}
        return Review("impossible", sentence, "additions")
    return None


def above(paper: str, place: Place) -> list[Wording]:
    """What the offices above a place say of a paper now, from the highest down, fields too."""
    rows = Wording.objects.standing().filter(paper__in=(paper, FIELDS), place__in=place.ancestors)
    latest = {(one.place_id, one.paper): one for one in rows.order_by("from_at", "id")}
    order = {ancestor: at for at, ancestor in enumerate(place.ancestors)}
    return sorted(latest.values(), key=lambda one: order[one.place_id or 0])


def current(paper: str, place: int) -> Wording | None:
    """The layer of an office that holds now."""
    rows = Wording.objects.standing().filter(paper=paper, place=place)
    return rows.select_related("place").order_by("-from_at", "-id").first()


def samples(words: Words, office: str) -> dict[str, Any]:
    """A value for every gap of a preview; lists have one line, tables one row."""
    values: dict[str, Any] = {name: gaps.sample(name) for name in words.values}
    for part in words.parts:
        if part.of and part.columns:
            row = {column.of: {"zh": "〔…〕", "en": "[…]"} for column in part.columns}
            values[part.of] = [row, row]
        elif part.of:
            values[part.of] = [{"zh": "〔…〕", "en": "[…]"}]
    return values | {"office": office, "page": {"days": ["2020-02-01"], "rows": 6}}


def layers_of(found: Sequence[Wording]) -> list[Layer]:
    return [Layer.model_validate(one.content) for one in found]
