"""How households wish to be reached."""

from typing import Any
from uuid import UUID

from wangdi.residents.models import By, ContactWish, Language


def of_household(household: UUID) -> ContactWish | None:
    return ContactWish.objects.filter(household=household).first()


def initial(known: ContactWish | None) -> dict[str, Any]:
    """What a form begins with."""
    if known is None:
        return {"by": By.PHONE, "language": Language.CHINESE}
    return {
        "by": known.by,
        "language": known.language,
        "phone": known.phone or "",
        "note": known.note or "",
    }
