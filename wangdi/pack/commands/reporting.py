"""The situation slips of communities are issued."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from wangdi.intake.commands import Applied, Command, Outcome, Payload, Record, Refused, Work
from wangdi.intake.stamps import Stamp
from wangdi.pack import reporting
from wangdi.territory import queries as territory


class ReportPayload(Payload):
    community: int


class Report(Command[ReportPayload]):
    """Say on paper how a community stands now; where nobody is observed, that is what it says."""

    name = "pack.report"
    permission = "pack.print"
    event = "pack.reported"
    subject_kind = "situation"
    Payload = ReportPayload

    def locate(self, payloads: Sequence[ReportPayload]) -> list[Stamp | None]:
        stamps = territory.stamps_of_communities({one.community for one in payloads})
        return [stamps.get(one.community) for one in payloads]

    def apply(self, work: Work, records: Sequence[Record[ReportPayload]]) -> list[Outcome]:
        with translation.override("zh-hans"):
            issued = reporting.issue(work, [record.payload.community for record in records])
        made = {one.community_id: one.id for one in issued}
        return [Applied(made.get(record.payload.community, record.key)) for record in records]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        raise Refused(_("A slip stays as it was issued. Issue a new one instead."))
