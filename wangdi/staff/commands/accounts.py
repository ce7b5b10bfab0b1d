"""Accounts for workers: opened for many at once, each with its one-time password on a slip."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.commands.users import Hash, RegisterPayload, RegisterUser, Username
from wangdi.accounts.models import User
from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Review, Work
from wangdi.intake.models import Key
from wangdi.intake.stamps import Stamp
from wangdi.staff.models import Worker


class AccountPayload(Payload):
    """`password`: the hash of a one-time password, which is on the slip and nowhere else."""

    worker: UUID
    username: Username
    password: Hash


class OpenAccounts(Command[AccountPayload]):
    """Let workers sign in. What they may do then is in their grants, which another gives."""

    name, event, subject_kind = "staff.open_accounts", "staff.account_opened", "worker"
    permission = "staff.open_accounts"
    Payload = AccountPayload

    def locate(self, payloads: Sequence[AccountPayload]) -> list[Stamp | None]:
        found = Worker.objects.serving().in_bulk({payload.worker for payload in payloads})
        workers = [found.get(payload.worker) for payload in payloads]
        return [worker.stamp if worker else None for worker in workers]

    def apply(self, work: Work, records: Sequence[Record[AccountPayload]]) -> list[Outcome]:
        wanted = {record.payload.worker for record in records}
        free = Worker.objects.serving().filter(user=None).in_bulk(wanted)
        outcomes: dict[UUID, Outcome] = {}
        asked: list[Record[AccountPayload]] = []
        for record in records:
            if worker := free.pop(record.payload.worker, None):
                asked.append(record)
                outcomes[record.key] = Applied(worker.id)
            else:
                sentence = _("This worker has an account already, or serves no longer.")
                outcomes[record.key] = Review("has_account", sentence, "worker")
        outcomes |= _opened(work, asked)
        return [outcomes[record.key] for record in records]

    def subject_of(self, payload: AccountPayload) -> UUID:
        return payload.worker

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        made = Key.objects.filter(key__in=keys).values_list("subject", flat=True)
        workers = Worker.objects.filter(id__in=[one for one in made if one], user__isnull=False)
        User.objects.filter(worker__in=workers).update(is_active=False)
        workers.update(user=None)


def _opened(work: Work, records: Sequence[Record[AccountPayload]]) -> dict[UUID, Outcome]:
    """The accounts made and given to their workers; what was kept back, by key."""
    workers = Worker.objects.in_bulk([record.payload.worker for record in records])
    answers = RegisterUser().apply(work, [_registered(one, workers) for one in records])
    kept: dict[UUID, Outcome] = {}
    given: list[Worker] = []
    for record, answer in zip(records, answers, strict=True):
        if isinstance(answer, Applied):
            worker = workers[record.payload.worker]
            worker.user_id = answer.subject.int
            given.append(worker)
        else:
            kept[record.key] = answer
    Worker.objects.bulk_update(given, ["user"], batch_size=1000)
    return kept


def _registered(
    record: Record[AccountPayload], workers: dict[UUID, Worker]
) -> Record[RegisterPayload]:
    asked = record.payload
    name = workers[asked.worker].name
    payload = RegisterPayload(username=asked.username, name=name, password=asked.password)
    return Record(record.key, payload, record.digest, record.made_at, record.stamp)
