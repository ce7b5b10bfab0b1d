"""What a phone does, as the field protocol says: seal a record, mark it, put it in an envelope."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from wangdi.field import sealing
from wangdi.field.sealing import Place

Record = dict[str, Any]


@dataclass
class Handset:
    """One phone in the hand of somebody who is signed in; it knows the house by its public key."""

    device: str
    shift: str
    token: str
    key_id: int
    public: bytes
    boot: str = field(default_factory=lambda: str(uuid4()))

    @classmethod
    def of(cls, said: dict[str, Any]) -> "Handset":
        """From the answer to a sign-in."""
        key, shift = said["key"], said["shift"]
        public = sealing.from_text(key["public"])
        return cls(said["device"]["id"], shift["id"], shift["token"], key["id"], public)

    def record(
        self, key: UUID, command: str, payload: Any, *, at: datetime | str, mono: int = 0
    ) -> Record:
        """One record, sealed; `at` an instant or whatever the phone's clock says."""
        made_at = at if isinstance(at, str) else instant(at)
        place = Place(self.device, self.shift, str(key), command, made_at, self.boot, str(mono))
        plain = json.dumps(payload, ensure_ascii=False, default=str).encode()
        sealed = sealing.seal(self.public, self.key_id, place, plain)
        return {
            **place._asdict(),
            "mono": mono,
            "sealed": sealing.to_text(sealed),
            "mac": sealing.to_text(sealing.mac_of(self.token, place, sealed)),
        }

    def envelope(
        self, records: list[Record], *, at: datetime, mono: int = 0, **more: Any
    ) -> Record:
        return {
            "v": 1,
            "device": self.device,
            "boot": self.boot,
            "mono": mono,
            "sent_at": instant(at),
            "unsent": len(records),
            "oldest": records[0]["made_at"] if records else None,
            "app": "handset",
            "records": records,
            **more,
        }


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
