"""The port through which the intake asks who may do what; the room `access` answers it."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

from wangdi.intake.actors import Actor
from wangdi.intake.stamps import Stamp

T = TypeVar("T")
_batch: ContextVar[dict[Hashable, Any] | None] = ContextVar("wangdi_batch", default=None)


class Gatekeeper(Protocol):
    def allow(self, actor: Actor, permission: str, stamps: Sequence[Stamp]) -> list[bool]:
        """Whether `actor` holds `permission` at each stamp, in order."""

    def scope_setting(self, actor: Actor) -> str:
        """The actor's communities as comma-separated ids, set locally in the transaction."""


class _Nobody:
    def allow(self, actor: Actor, permission: str, stamps: Sequence[Stamp]) -> list[bool]:
        return [actor.is_system for _ in stamps]

    def scope_setting(self, actor: Actor) -> str:
        return ""


_keeper: Gatekeeper = _Nobody()


def set_gatekeeper(keeper: Gatekeeper) -> None:
    """Registered once, by access; until then only the system itself may act."""
    global _keeper
    _keeper = keeper


def allow(actor: Actor, permission: str, stamps: Sequence[Stamp]) -> list[bool]:
    if actor.is_system:
        return [True] * len(stamps)
    return _keeper.allow(actor, permission, stamps)


def scope_setting(actor: Actor) -> str:
    return "" if actor.is_system else _keeper.scope_setting(actor)


@contextmanager
def one_batch() -> Iterator[None]:
    """While one batch is answered, what a keeper reads of its actor is read once."""
    token = _batch.set({})
    try:
        yield
    finally:
        _batch.reset(token)


def remembered(what: Hashable, read: Callable[[], T]) -> T:
    """What was read before in this batch, or is read now; outside a batch it is always read."""
    known = _batch.get()
    if known is None:
        return read()
    if what not in known:
        known[what] = read()
    found: T = known[what]
    return found
