"""Roles: given and taken back by the security administrator, never to oneself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from wangdi.access import models, rules
from wangdi.access.commands.users import UserPayload, known, subject
from wangdi.access.permissions import MANAGE_GRANTS, permission
from wangdi.access.scopes import OFFICE_KINDS
from wangdi.accounts.models import User
from wangdi.intake.actors import Actor
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock
from wangdi.territory.models import Grid, Place


class GrantPayload(Payload):
    """One role at one place or one grid; `valid_from` is today unless said."""

    user: int
    role: str
    place: int | None = None
    grid: int | None = None
    valid_from: date = Field(default_factory=clock.today)
    valid_to: date | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        if (self.place is None) == (self.grid is None):
            raise ValueError(_("Choose one place or one grid."))
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(_("The last day lies before the first."))
        return self


@dataclass
class _Known:
    """What the grants of a set refer to, fetched once."""

    users: dict[int, User]
    places: dict[int, Place]
    grids: dict[int, Grid]
    held: dict[int, set[str]]
    own: set[int] | None

    @classmethod
    def of(cls, actor: Actor, payloads: Sequence[GrantPayload]) -> Self:
        numbers = {payload.user for payload in payloads}
        held: dict[int, set[str]] = defaultdict(set)
        now = models.Grant.objects.current().filter(user_id__in=numbers)
        for user_id, role in now.values_list("user_id", "role"):
            held[user_id].add(role)
        return cls(
            users=known(list(numbers)),
            places=Place.objects.in_bulk({p.place for p in payloads if p.place}),
            grids=Grid.objects.in_bulk({p.grid for p in payloads if p.grid}),
            held=held,
            own=None if actor.is_system else own_places(actor),
        )

    def check(self, payload: GrantPayload, actor: Actor) -> None:
        place = self.places.get(payload.place or 0)
        grid = self.grids.get(payload.grid or 0)
        rules.check_grant(
            payload.role,
            held=self.held[payload.user],
            to_self=payload.user == actor.id,
            at_office=place is not None and place.kind in OFFICE_KINDS,
        )
        at = place.id if place else grid.community_id if grid else 0
        above = {at, *(place.ancestors if place else ())}
        if self.own is not None and place is not None and not self.own & above:
            raise Refused(_("This place is not under your office."), "place", "not_allowed")


def own_places(actor: Actor) -> set[int]:
    """The places at which `actor` gives roles."""
    holders = permission(MANAGE_GRANTS).roles
    mine = models.Grant.objects.current().filter(user_id=actor.id or 0, role__in=holders)
    return {place for place in mine.values_list("place_id", flat=True) if place}


class Grant(Command[GrantPayload]):
    name = "access.grant"
    permission = MANAGE_GRANTS
    event = "access.granted"
    subject_kind = "grant"
    Payload = GrantPayload

    def locate(self, payloads: Sequence[GrantPayload]) -> list[Stamp | None]:
        places = Place.objects.in_bulk({payload.place for payload in payloads if payload.place})
        grids = Grid.objects.in_bulk({payload.grid for payload in payloads if payload.grid})
        found = [places.get(p.place or 0) or grids.get(p.grid or 0) for p in payloads]
        return [place.stamp if place else None for place in found]

    def apply(self, work: Work, records: Sequence[Record[GrantPayload]]) -> list[Outcome]:
        near = _Known.of(work.actor, [record.payload for record in records])
        outcomes: list[Outcome] = []
        grants = []
        for record in records:
            payload = record.payload
            if payload.user not in near.users:
                outcomes.append(subject(near.users, payload.user))
                continue
            near.check(payload, work.actor)
            near.held[payload.user].add(payload.role)
            grants.append(_grant(record, work.actor))
            outcomes.append(Applied(record.key))
        models.Grant.objects.bulk_create(grants, batch_size=1000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        for grant in models.Grant.objects.filter(id__in=keys, revocation=None):
            grant.revoke(at=work.now, by=work.actor.id, reason=reason)


def _grant(record: Record[GrantPayload], actor: Actor) -> models.Grant:
    payload = record.payload
    return models.Grant(
        id=record.key,
        user_id=payload.user,
        role=payload.role,
        place_id=payload.place,
        grid_id=payload.grid,
        valid_from=payload.valid_from,
        valid_to=payload.valid_to,
        granted_by_id=actor.id,
    )


class RevokePayload(Payload):
    grant: UUID
    reason: Annotated[str, Field(min_length=1, max_length=200)]


class Revoke(Command[RevokePayload]):
    """Works from the next request of the person on."""

    name = "access.revoke"
    permission = MANAGE_GRANTS
    event = "access.revoked"
    subject_kind = "grant"
    Payload = RevokePayload

    def locate(self, payloads: Sequence[RevokePayload]) -> list[Stamp | None]:
        grants = models.Grant.objects.select_related("place", "grid").in_bulk(
            {payload.grant for payload in payloads}
        )
        found = [grants.get(payload.grant) for payload in payloads]
        return [grant.stamp if grant else None for grant in found]

    def apply(self, work: Work, records: Sequence[Record[RevokePayload]]) -> list[Outcome]:
        wanted = {record.payload.grant for record in records}
        grants = models.Grant.objects.filter(revocation=None).in_bulk(wanted)
        own = None if work.actor.is_system else work.actor.id
        outcomes: list[Outcome] = []
        for record in records:
            grant = grants.pop(record.payload.grant, None)
            if grant is None:
                outcomes.append(Review("revoked", _("This role was taken back already."), "grant"))
                continue
            if grant.user_id == own:
                raise Refused(_("Nobody takes back a role of his own."), "grant")
            grant.revoke(at=work.now, by=work.actor.id, reason=record.payload.reason)
            outcomes.append(Applied(grant.id))
        return outcomes

    def subject_of(self, payload: RevokePayload) -> UUID | None:
        return payload.grant

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A role that was taken back is given anew."))


class ResetSecondFactor(Command[UserPayload]):
    """For a lost telephone. Not in the hands of who renews passwords: two people, or no way in."""

    name = "accounts.reset_second_factor"
    permission = MANAGE_GRANTS
    event = "accounts.second_factor_reset"
    subject_kind = "user"
    Payload = UserPayload

    def locate(self, payloads: Sequence[UserPayload]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]

    def apply(self, work: Work, records: Sequence[Record[UserPayload]]) -> list[Outcome]:
        users = known([record.payload.user for record in records])
        Authenticator.objects.filter(user_id__in=users).delete()
        return [subject(users, record.payload.user) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("The person sets up the second proof anew."))
