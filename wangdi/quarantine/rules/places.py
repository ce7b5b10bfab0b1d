"""The places of a team: how each is called, as the profile says or as everybody does."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.quarantine.section import QuarantineSection

LABELS: dict[str, str | Promise] = {
    "doctor": _("Doctor"),
    "police": _("Police officer"),
    "cadre": _("Community contact"),
    "property": _("Property and building"),
}


def label(slot: str, section: QuarantineSection | None = None) -> str:
    """The name of a place in the language of the reader."""
    titles = {role.slot: role.title for role in section.team if role.title} if section else {}
    return str(titles.get(slot) or LABELS.get(slot, slot))
