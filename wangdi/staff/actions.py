"""What happens to many workers at once."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wangdi.intake.stamps import Stamp
from wangdi.lib import bulk
from wangdi.lib.fields import seal_many
from wangdi.lib.pinyin import name_initials
from wangdi.staff.models import Worker

_COLUMNS = {
    "id": "uuid",
    "user_id": "int8",
    "name": "text",
    "initials": "text",
    "kind": "text",
    "post": "text",
    "unit": "text",
    "work_phone": "text",
    "private_phone": "bytea",
    "place_id": "int8",
    "home_id": "uuid",
    "party_member": "bool",
    "joined_on": "date",
    "community_id": "int4",
    "grid_id": "int4",
    "building_id": "int4",
}


class NewWorker(NamedTuple):
    """A worker to enter; `private_phone` in the clear, or None."""

    id: UUID
    name: str
    kind: str
    stamp: Stamp
    place: int | None = None
    user: int | None = None
    post: str = ""
    unit: str = ""
    work_phone: str = ""
    private_phone: str | None = None
    home: UUID | None = None
    party_member: bool = False


def add_workers(workers: Sequence[NewWorker], *, on: date) -> None:
    """Enter workers in one statement."""
    sealed = seal_many(Worker, "private_phone", [(one.id, one.private_phone) for one in workers])
    rows = [
        (
            *(one.id, one.user, one.name, name_initials(one.name)[:40], one.kind),
            *(one.post, one.unit, one.work_phone, phone, one.place),
            *(one.home, one.party_member, on),
            *one.stamp,
        )
        for one, phone in zip(workers, sealed, strict=True)
    ]
    bulk.insert("staff_worker", _COLUMNS, rows)
