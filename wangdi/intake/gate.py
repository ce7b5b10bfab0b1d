"""The port through which the intake asks who may do what; the room `access` answers it."""

from collections.abc import Sequence
from typing import Protocol

from wangdi.intake.actors import Actor
from wangdi.intake.stamps import Stamp


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
