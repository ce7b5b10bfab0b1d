"""Pure decisions about people: no database."""

from typing import Any

from wangdi.people.models import Person

TAKEN_OVER = ("sex", "birth_date", "employer", "registered_at")


def taken_over(survivor: Person, other: Person) -> dict[str, Any]:
    """What the one who remains lacks and the other has; needs are those of both."""
    fields: dict[str, Any] = {
        name: getattr(other, name)
        for name in TAKEN_OVER
        if getattr(other, name) and not getattr(survivor, name)
    }
    if other.id_number and not survivor.id_number:
        fields |= {"id_number": other.id_number, "id_kind": other.id_kind}
    if other.phone and not survivor.phone:
        fields["phone"] = other.phone
    if set(other.needs) - set(survivor.needs):
        fields["needs"] = sorted({*other.needs, *survivor.needs})
    if other.floating and not survivor.floating:
        fields["floating"] = True
    if other.note and other.note not in survivor.note:
        fields["note"] = "\n".join(filter(None, (survivor.note, other.note)))
    return fields
