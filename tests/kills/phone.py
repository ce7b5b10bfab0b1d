"""What a phone hands in, as a file of its own that outlives the process that sends it."""

import json
import sys
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wangdi.accounts.models import User
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import Answers, submit
from wangdi.lib import ids


@dataclass(frozen=True)
class Outbox:
    """Records of one command that wait on the phone of `username`."""

    username: str
    command: str
    records: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, username: str, command: str, payloads: list[dict[str, Any]]) -> "Outbox":
        return cls(username, command, {str(ids.uuid7()): payload for payload in payloads})

    @property
    def keys(self) -> list[UUID]:
        return [UUID(key) for key in self.records]

    def send(self) -> Answers:
        return submit(
            actor=User.objects.get(username=self.username).actor(),
            command=self.command,
            records=[Incoming(UUID(key), payload) for key, payload in self.records.items()],
            channel="phone",
        )

    def as_json(self) -> str:
        return json.dumps([self.username, self.command, self.records])


def send() -> None:
    """Send the outbox that stands on standard input."""
    Outbox(*json.load(sys.stdin)).send()
