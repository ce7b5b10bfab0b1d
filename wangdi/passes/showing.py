"""How a pass is shown: its holder masked, its class, its standing as a word with a shape."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wangdi.lib.masking import mask_name, mask_phone
from wangdi.passes import section
from wangdi.passes.models import Pass
from wangdi.passes.queries import Standing
from wangdi.passes.section import PassClass
from wangdi.passes.words import Standing as Word

MARKS: dict[str, tuple[str, str]] = {
    Word.OK: ("bamboo", "✓"),
    Word.NOT_YET: ("indigo", "○"),
    Word.EXPIRED: ("muted", "–"),
    Word.BLOCKED: ("amber", "▲"),
    Word.VOID: ("muted", "–"),
    Word.REVOKED: ("amber", "■"),
    Word.SUSPENDED: ("amber", "◐"),
    Word.NOT_RESIDENT: ("muted", "–"),
}
"""Tone and shape of each standing; the word says it."""
LISTS: dict[str, str | Promise] = {
    "holding": pgettext_lazy("list of passes", "Valid"),
    "ending": gettext_lazy("Ending soon"),
    "resting": gettext_lazy("Resting"),
    "blocked": pgettext_lazy("list of passes", "Blocked"),
    "over": pgettext_lazy("list of passes", "Over"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One pass as a list or a page shows it. `colour` is that of its paper."""

    one: Pass
    standing: Standing
    name: str
    colour: str
    holder: str
    tone: str
    shape: str

    @property
    def word(self) -> str:
        return str(Word(self.standing.code).label)

    @property
    def where(self) -> str:
        return self.one.household.address if self.one.household else self.one.place.name


def row(one: Pass, standing: Standing) -> Row:
    tone, shape = MARKS[standing.code]
    klass = standing.rules
    return Row(
        one,
        standing,
        str(klass.name) if klass else class_name(one),
        klass.colour if klass else "grey",
        holder_of(one),
        tone,
        shape,
    )


def class_name(one: Pass) -> str:
    """What its class was called in the rules it was issued under."""
    klass = section.of(one.profile_id).find(one.klass)
    return str(klass.name) if klass else one.klass


def holder_of(one: Pass) -> str:
    """Who holds it, masked: a person, a guest, the plate's end, or the household as a whole."""
    if one.person is not None:
        return mask_name(one.person.name)
    if one.guest:
        return " · ".join(filter(None, (mask_name(one.guest), one.company)))
    return mask_plate(one.plate) if one.plate else _("Whole household")


def mask_plate(plate: str) -> str:
    """豫A1***5: enough to tell two cars of a house apart."""
    return f"{plate[:3]}{'*' * max(len(plate) - 4, 1)}{plate[-1]}"


def telephone_of(one: Pass) -> str:
    return mask_phone(one.guest_phone) if one.guest_phone else ""


def sentence(one: Row) -> str:
    """Why it stands so and what to do, for its page and for the household's own."""
    return str(_SENTENCES[one.standing.code])


def terms(klass: PassClass | None) -> list[str]:
    """What the class allows and asks, in a few words each."""
    if klass is None:
        return []
    said = []
    if klass.quota:
        said.append(
            _("%(people)d of the household every %(days)d days")
            % {"people": klass.quota.people, "days": klass.quota.every_days}
        )
        if klass.quota.hours:
            said.append(_("back within %(n)d hours") % {"n": klass.quota.hours})
    if klass.needs_id:
        said.append(_("with an identity paper"))
    if klass.temperature:
        said.append(_("temperature at every entry"))
    if not klass.logged:
        said.append(_("shown, not written down"))
    return said


def days_left(one: Pass, at: datetime) -> int:
    """Whole days until its end."""
    return max((one.valid_until - at).days, 0)


_SENTENCES: dict[str, str | Promise] = {
    Word.OK: gettext_lazy("It holds at every gate of its place."),
    Word.NOT_YET: gettext_lazy("It holds from its first hour on."),
    Word.EXPIRED: gettext_lazy("Its time is over. The community can renew or issue it."),
    Word.BLOCKED: gettext_lazy("It is blocked until something is cleared up. Ask the community."),
    Word.VOID: gettext_lazy("It is void. The community can issue another."),
    Word.REVOKED: gettext_lazy("It was taken away, with a reason. The community tells it to you."),
    Word.SUSPENDED: gettext_lazy(
        "It rests while somebody of the household stays at home, and holds again by itself"
        " afterwards. A medical emergency passes at any time."
    ),
    Word.NOT_RESIDENT: gettext_lazy("Its holder no longer lives where it is for."),
}
