"""Telling what was found, and the pictures of the place that follow."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.documents import attachments
from wangdi.duties import actions as duties
from wangdi.duties import holders
from wangdi.intake.commands import Applied, Command, Outcome, Record, Refused, Review, Work
from wangdi.intake.registry import register
from wangdi.intake.stamps import Stamp
from wangdi.patrol import where
from wangdi.patrol.actions import finding, planning
from wangdi.patrol.models import FindingPhoto, FindingStep, PatrolFinding, PatrolZone, Venue
from wangdi.patrol.payloads import FindPayload, PhotoPayload

KIND = "finding"
COLUMNS = ("id", "community_id", "grid_id", "building_id")


def _stamps(rows: Iterable[tuple[UUID, int | None, int | None, int | None]]) -> dict[UUID, Stamp]:
    return {row[0]: Stamp(*row[1:]) for row in rows}


class Find(Command[FindPayload]):
    """Tell a finding; a telephone may send it hours later, the time is when it was found."""

    name, event, permission = "patrol.find", "patrol.found", "patrol.walk"
    subject_kind = KIND
    Payload = FindPayload

    def locate(self, payloads: Sequence[FindPayload]) -> list[Stamp | None]:
        venues = Venue.objects.filter(id__in={one.venue for one in payloads if one.venue})
        zones = PatrolZone.objects.filter(id__in={one.zone for one in payloads if one.zone})
        known = _stamps(venues.values_list(*COLUMNS)) | _stamps(zones.values_list(*COLUMNS))
        places = where.stamps_of([(one.place, one.grid) for one in payloads])
        return [
            known.get(named) if (named := one.venue or one.zone) else place
            for one, place in zip(payloads, places, strict=True)
        ]

    def apply(self, work: Work, records: Sequence[Record[FindPayload]]) -> list[Outcome]:
        wanted = {record.stamp for record in records if record.payload.holder}
        able = holders.able(wanted) if wanted else {}
        fit = [
            record
            for record in records
            if not record.payload.holder or record.payload.holder in able[record.stamp]
        ]
        finding.write(work, [(one.key, one.payload, one.stamp) for one in fit])
        keys = {one.key for one in fit}
        return [Applied(one.key) if one.key in keys else _unreached() for one in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        if FindingStep.objects.filter(finding__in=keys, annulled_at=None).exists():
            raise Refused(_("Something was done since. Take that back first."), reason="moved_on")
        rows = PatrolFinding.objects.filter(id__in=keys)
        rows.update(annulled_at=work.now)
        for kind in planning.KINDS:
            duties.withdraw(kind, keys, reason)


def _unreached() -> Review:
    return Review("not_reached", _("This person does not work there."), "holder")


class AddPhoto(Command[PhotoPayload]):
    """A picture that its finding named has come: sealed, without place, time and device in it."""

    name, event, permission = "patrol.add_photo", "patrol.photo_added", "patrol.walk"
    subject_kind = KIND
    Payload = PhotoPayload

    def locate(self, payloads: Sequence[PhotoPayload]) -> list[Stamp | None]:
        rows = PatrolFinding.objects.filter(id__in={one.finding for one in payloads})
        known = _stamps(rows.values_list(*COLUMNS))
        return [known.get(one.finding) for one in payloads]

    def subject_of(self, payload: PhotoPayload) -> UUID | None:
        return payload.finding

    def apply(self, work: Work, records: Sequence[Record[PhotoPayload]]) -> list[Outcome]:
        rows = FindingPhoto.objects.filter(finding__in={one.payload.finding for one in records})
        named = {(one.finding_id, bytes(one.digest)): one for one in rows.select_for_update()}
        mine = attachments.claimable([one.payload.attachment for one in records], by=work.actor)
        outcomes: list[Outcome] = []
        changed: list[FindingPhoto] = []
        for record in records:
            asked = record.payload
            photo = named.get((asked.finding, bytes.fromhex(asked.digest)))
            if photo is None:
                said = _("The finding does not name this picture.")
                outcomes.append(Review("unknown_parent", said))
                continue
            if photo.attachment is None and asked.attachment in mine:
                photo.attachment = asked.attachment
                changed.append(photo)
            outcomes.append(Applied(asked.finding))
        FindingPhoto.objects.bulk_update(changed, ["attachment"])
        claims = [(one.attachment, one.finding_id, one.stamp) for one in changed if one.attachment]
        attachments.claim(claims, kind=KIND, by=work.actor)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A picture is deleted with a reason instead."))


register(Find(), AddPhoto())
