"""Opening a link: token and PIN once, then a signed session for a limited time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.core import signing
from django.db import transaction

from wangdi.intake import writing
from wangdi.intake.actors import RESIDENT
from wangdi.intake.commands import Work
from wangdi.lib import bulk, clock, ids
from wangdi.links.models import MOST_TRIES, HouseholdLink
from wangdi.links.tokens import LENGTH, index_of

SESSION = timedelta(hours=24)
"""Since the last page that was opened; then the PIN is asked again."""
OPENED, LOCKED = "links.opened", "links.locked"
_TRY = (
    "UPDATE links_householdlink SET tries = tries + 1"
    " WHERE id = %s AND tries < %s AND revoked_at IS NULL RETURNING tries"
)


class Opening(Enum):
    OPEN, WRONG, LOCKED, GONE = "open", "wrong", "locked", "gone"


@dataclass(frozen=True, slots=True)
class Session:
    """Which link, at which PIN, last seen when."""

    link: UUID
    generation: int
    seen_at: datetime


def by_token(token: str) -> HouseholdLink | None:
    """The living link of a token; None for every other, whatever the cause."""
    if len(token) != LENGTH:
        return None
    link = HouseholdLink.objects.filter(token_index=index_of(token), revoked_at=None).first()
    return link if link is not None and link.is_alive(clock.now()) else None


def by_id(link: UUID) -> HouseholdLink | None:
    found = HouseholdLink.objects.filter(id=link, revoked_at=None).first()
    return found if found is not None and found.is_alive(clock.now()) else None


def enter(link: HouseholdLink, pin: str) -> Opening:
    """Try a PIN. Every try is counted before it is looked at, so that many at once gain nothing."""
    counted = bulk.execute(_TRY, [link.id, MOST_TRIES])
    if not counted:
        return Opening.LOCKED if link.is_locked() or by_id(link.id) else Opening.GONE
    if not check_password(pin, link.pin):
        if counted[0][0] >= MOST_TRIES:
            _tell(link, LOCKED)
            return Opening.LOCKED
        return Opening.WRONG
    HouseholdLink.objects.filter(id=link.id).update(tries=0, last_used_at=clock.now())
    _tell(link, OPENED)
    return Opening.OPEN


def tries_left(link: HouseholdLink) -> int:
    tries = HouseholdLink.objects.filter(id=link.id).values_list("tries", flat=True).first()
    return MOST_TRIES - (MOST_TRIES if tries is None else tries)


def session_of(link: HouseholdLink) -> str:
    """What the telephone keeps: signed, good for SESSION, dead with the PIN it was opened by."""
    return _signer("session").sign(
        f"{link.id.hex}.{link.generation}.{int(clock.now().timestamp())}"
    )


def resumed(value: str) -> tuple[HouseholdLink, datetime] | None:
    """The link of a session that still holds, and when it was last seen; else None."""
    session = _read(value)
    now = clock.now()
    if session is None or not timedelta(0) <= now - session.seen_at < SESSION:
        return None
    link = by_id(session.link)
    if link is None or link.generation != session.generation:
        return None
    return link, session.seen_at


def mark_of(link: HouseholdLink) -> str:
    """What the telephone keeps longer: which door it stands at. It opens nothing without a PIN."""
    return _signer("mark").sign(link.id.hex)


def marked(value: str) -> HouseholdLink | None:
    try:
        return by_id(UUID(_signer("mark").unsign(value)))
    except (signing.BadSignature, ValueError):
        return None


def _read(value: str) -> Session | None:
    try:
        link, generation, seen = _signer("session").unsign(value).split(".")
        return Session(UUID(link), int(generation), datetime.fromtimestamp(int(seen), UTC))
    except (signing.BadSignature, ValueError):
        return None


def _signer(what: str) -> signing.Signer:
    return signing.Signer(salt=f"wangdi.links.{what}")


def _tell(link: HouseholdLink, verb: str) -> None:
    """Openings stand in the trail, so that who used the link can be asked later."""
    with transaction.atomic():
        work = Work(RESIDENT, "resident", ids.uuid7())
        work.event(verb, kind="link", subject=link.id, stamp=link.stamp)
        writing.events(work, work.events)
