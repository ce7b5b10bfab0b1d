"""Codes of the intake in words: commands, reasons, channels, fields of payloads."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.access import permissions
from wangdi.intake.registry import command as known_command

Text = str | Promise

REASONS: dict[str, Text] = {
    "unknown_parent": _("What it refers to is not known"),
    "not_allowed": _("Sent by somebody who may not, or no longer"),
    "other_content": _("Other content came before under the same key"),
    "impossible": _("A value cannot be, or contradicts what is recorded"),
    "refused": _("Refused by a rule"),
}
CHANNELS: dict[str, Text] = {
    "page": _("On a page"),
    "phone": _("From a telephone"),
    "import": _("From a file"),
    "api": _("Through the interface"),
    "device": _("From a device"),
    "review": _("From this box"),
}
FIELDS: dict[str, Text] = {
    "arrival": _("Arrival"),
    "arrived_on": _("Day of arrival"),
    "at": _("At what time"),
    "birth_date": _("Day of birth"),
    "building": _("Building"),
    "building_name": _("Building, as written"),
    "category": _("Category"),
    "community": _("Community"),
    "compound": _("Compound"),
    "contact": _("Contact"),
    "day": _("Day"),
    "day_zero": _("Day zero"),
    "dwelling": _("Dwelling"),
    "employer": _("Employer"),
    "entered_on": _("Day of entry"),
    "episode": _("Episode"),
    "grid": _("Grid"),
    "hold": _("Kept because of"),
    "household": _("Household"),
    "household_kind": _("Kind of household"),
    "id_kind": _("Kind of document"),
    "id_number": _("Identity number"),
    "kind": _("Kind"),
    "members": _("Members"),
    "name": _("Name"),
    "needs": _("Needs"),
    "note": _("Note"),
    "origin": _("Came from"),
    "outcome": _("Outcome"),
    "people_seen": _("People seen"),
    "person": _("Person"),
    "phone": _("Telephone"),
    "place": _("Place"),
    "reason": _("Reason"),
    "relation": _("Relation to the head"),
    "role": _("Role"),
    "room": _("Room"),
    "round": _("Round"),
    "sex": _("Sex"),
    "site": _("Where measured"),
    "source": _("Source"),
    "symptoms": _("Symptoms"),
    "temperature": _("Temperature"),
    "transport": _("Means of travel"),
    "transport_number": _("Train, flight or plate"),
    "unit": _("Unit"),
    "use": _("Use of the home"),
    "user": _("Worker"),
    "username": _("Sign-in name"),
    "valid_from": _("First day"),
    "valid_to": _("Last day"),
    "why": _("Why"),
    "worker": _("Worker"),
}
_commands: dict[str, Text] = {}


def name_command(command: str, label: Text) -> None:
    """Say in words what a command does; without it its permission's words are shown."""
    _commands[command] = label


def command(name: str) -> Text:
    if name in _commands:
        return _commands[name]
    try:
        return permissions.permission(known_command(name).permission).label
    except KeyError:
        return name


def name_reason(code: str, label: Text) -> None:
    """Say in words a reason that a room's own commands give."""
    REASONS[code] = label


def reason(code: str) -> Text:
    return REASONS.get(code, code.replace("_", " "))


def channel(code: str) -> Text:
    return CHANNELS.get(code, code)


def field(command_name: str, name: str) -> str:
    """A payload's field: the title its room gives it, else our word, else its name with spaces."""
    try:
        fields: dict[str, Any] = known_command(command_name).Payload.model_fields
    except KeyError:
        fields = {}
    known = fields.get(name)
    if known is not None and known.title:
        return str(known.title)
    return str(FIELDS.get(name) or name.replace("_", " "))
