"""Who has left signs in no more; who is back signs in again."""

from collections.abc import Iterable

from wangdi.accounts.models import User
from wangdi.intake.actors import system
from wangdi.intake.commands import Incoming
from wangdi.intake.facts import receives
from wangdi.intake.models import Fact
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.staff.models import Worker

BY = system("staff")


@receives("staff.worker_left", name="staff.close_accounts")
def close_accounts(facts: list[Fact]) -> None:
    """Their accounts open nothing from now on; whoever is back by now keeps his."""
    gone = Worker.objects.filter(id__in=[fact.subject for fact in facts], left_on__isnull=False)
    users = User.objects.filter(worker__in=gone, is_active=True)
    _ask("accounts.close_user", users.values_list("id", flat=True))


@receives("staff.worker_back", name="staff.reopen_accounts")
def reopen_accounts(facts: list[Fact]) -> None:
    """A leaving that was recorded by mistake costs nobody his account."""
    back = Worker.objects.serving().filter(id__in=[fact.subject for fact in facts])
    users = User.objects.filter(worker__in=back, is_active=False)
    _ask("accounts.reopen_user", users.values_list("id", flat=True))


def _ask(command: str, users: Iterable[int]) -> None:
    records = [Incoming(ids.uuid7(), {"user": user}) for user in users]
    if records:
        submit(actor=BY, command=command, records=records, channel="system")
