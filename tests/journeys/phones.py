"""A phone in the field, for the pages that show one; the town has none until it is asked for."""

from uuid import UUID

from wangdi.field import entering
from wangdi.field.entering import Asking
from wangdi.field.models import Phone
from wangdi.world.fixtures import Town

SPEAKING = ("field:standing", "field:key", "field:bundle", "field:gate", "field:photograph")
"""What phones ask, and not browsers."""


def phone(town: Town) -> UUID:
    known = Phone.objects.first()
    if known is None:
        return entering.sign_in(town.user("worker"), Asking(name="一号机")).phone_id
    return known.id
