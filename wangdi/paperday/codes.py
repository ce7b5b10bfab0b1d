"""Short codes of sheets: six signs that cannot be mistaken for each other."""

import secrets

from wangdi.documents.verifying import ALPHABET
from wangdi.paperday.models import PaperSheet

LENGTH = 6


def new_codes(count: int) -> list[str]:
    """So many codes that no sheet has yet; one query unless one was drawn twice."""
    found: set[str] = set()
    while len(found) < count:
        found |= {_draw() for _one in range(count - len(found))}
        taken = PaperSheet.objects.filter(code__in=found)
        found -= set(taken.values_list("code", flat=True))
    return sorted(found)


def _draw() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
