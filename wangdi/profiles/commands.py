"""Profiles are loaded from files by the system, and put in force by two people."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AwareDatetime

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.profiles.content import Content, digest
from wangdi.profiles.models import Activation, Profile, ProfileVersion


class LoadPayload(Payload):
    content: Content


class Load(Command[LoadPayload]):
    """Enter versions of profiles; content that is known already changes nothing."""

    name = "profiles.load"
    permission = "profiles.load"
    event = "profiles.loaded"
    subject_kind = "profile_version"
    Payload = LoadPayload

    def locate(self, payloads: Sequence[LoadPayload]) -> list[Stamp | None]:
        return [NOWHERE for _ in payloads]

    def apply(self, work: Work, records: Sequence[Record[LoadPayload]]) -> list[Outcome]:
        return [_load(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A version stays known. Put another one in force instead."))


def _load(work: Work, record: Record[LoadPayload]) -> Outcome:
    """Profiles are few: one at a time."""
    content = record.payload.content
    Profile.objects.get_or_create(code=content.code, defaults={"disease": content.disease})
    version, _made = ProfileVersion.objects.get_or_create(
        digest=digest(content),
        defaults={
            "id": record.key,
            "profile_id": content.code,
            "content": content.model_dump(mode="json"),
            "loaded_at": work.now,
        },
    )
    return Applied(version.id)


class ActivatePayload(Payload):
    version: UUID
    from_at: AwareDatetime
    reason: str


class Activate(Command[ActivatePayload]):
    """Put a version in force from an instant on. Records that began before keep their own."""

    name = "profiles.activate"
    permission = "profiles.activate"
    event = "profiles.activated"
    subject_kind = "profile_version"
    second_person = "profiles.approve"
    Payload = ActivatePayload

    def locate(self, payloads: Sequence[ActivatePayload]) -> list[Stamp | None]:
        asked = {payload.version for payload in payloads}
        known = set(ProfileVersion.objects.filter(id__in=asked).values_list("id", flat=True))
        return [NOWHERE if payload.version in known else None for payload in payloads]

    def subject_of(self, payload: ActivatePayload) -> UUID:
        return payload.version

    def apply(self, work: Work, records: Sequence[Record[ActivatePayload]]) -> list[Outcome]:
        return [_activate(work, record) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Activation.objects.filter(id__in=keys, annulled_at=None).update(annulled_at=work.now)


def _activate(work: Work, record: Record[ActivatePayload]) -> Outcome:
    asked = record.payload
    if not asked.reason:
        return Review("no_reason", _("Please give the reason."), "reason")
    Activation.objects.create(
        id=record.key,
        version_id=asked.version,
        from_at=asked.from_at,
        reason=asked.reason,
        prepared_by=work.actor.id,
        prepared_by_label=work.actor.label,
        approved_by=work.approver.id if work.approver else None,
        approved_by_label=work.approver.label if work.approver else "",
    )
    work.fact("profiles.activated", about="profile_version", subject=asked.version, stamp=NOWHERE)
    return Applied(record.key)


register(Load(), Activate())
