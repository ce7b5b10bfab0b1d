"""`people.enter_ledger`: households brought in whole, from a spreadsheet or any other list."""

from collections.abc import Sequence
from uuid import UUID

from wangdi.importing.kinds import Context as ImportContext
from wangdi.importing.kinds import Finding, Prepared, Verdict
from wangdi.intake.commands import Applied, Command, Known, Outcome, Record, Review, Work
from wangdi.intake.stamps import NOWHERE, Stamp
from wangdi.lib import clock
from wangdi.people import corrections
from wangdi.people.actions import close_empty, resize
from wangdi.people.entering import causes, placing, rules, writing
from wangdi.people.entering.causes import KEEP_OLD, UPDATE
from wangdi.people.entering.changes import changes
from wangdi.people.entering.findings import verdict_of
from wangdi.people.entering.matching import Match, likenesses, matches
from wangdi.people.entering.payload import LedgerRow
from wangdi.people.entering.places import Gazetteer, commonest_community
from wangdi.people.entering.updating import in_ledger, update
from wangdi.people.models import Departure, Person

REVIEWED = "review"


class EnterLedger(Command[LedgerRow]):
    """Enter rows of a ledger. Who is there already is a duplicate; who may be, is looked at.

    A row that comes out of the review box has been looked at: nothing holds it but what it lacks.
    """

    name, event, subject_kind = "people.enter_ledger", "people.entered", "person"
    permission = placing.PERMISSION
    Payload = LedgerRow

    def locate(self, payloads: Sequence[LedgerRow]) -> list[Stamp | None]:
        """A row whose place is not known stands with the community that most of its set name."""
        book = Gazetteer.load()
        stamps = [
            book.buildings[row.building].stamp
            if row.building in book.buildings
            else book.stamp(row.address)
            for row in payloads
        ]
        home = commonest_community(stamps)
        fallback = None if home is None else Stamp(home)
        return [fallback if stamp == NOWHERE else stamp for stamp in stamps]

    def apply(self, work: Work, records: Sequence[Record[LedgerRow]]) -> list[Outcome]:
        looked_at = work.channel == REVIEWED
        rows = [_placed(record) for record in records]
        doubts = [_doubt(row) if looked_at else row.hold or _doubt(row) for row in rows]
        people = likenesses(rows)
        found = matches(people, [at for at, doubt in enumerate(doubts) if not doubt])
        found = {
            at: match
            for at, match in found.items()
            if match.cause == "same_person" or not (looked_at or match.cause in rows[at].looked_at)
        }
        said = changes(in_ledger(found), rows, people)
        taken = {
            at: fields for at, fields in said.items() if looked_at or UPDATE in rows[at].looked_at
        }
        open_changes = {at for at in said if at not in taken and KEEP_OLD not in rows[at].looked_at}
        fresh = [
            (record.key, row, people[at])
            for at, (record, row) in enumerate(zip(records, rows, strict=True))
            if not doubts[at] and at not in found
        ]
        made = writing.enter(fresh, on=clock.day_of(work.now))
        made |= update(work, records, found, taken)
        return [
            Applied(made[record.key])
            if record.key in made
            else _kept("changed" if at in open_changes else doubts[at], found.get(at), records)
            for at, record in enumerate(records)
        ]

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        changed = corrections.take_back(keys, at=work.now)
        people = Person.objects.filter(id__in=keys).living()
        homes = set(people.values_list("household_id", flat=True))
        today = clock.day_of(work.now)
        people.update(left_on=today, left_why=Departure.MISTAKE)
        resize(homes | {person.household_id for person in changed})
        close_empty(list(homes), on=today)


def _placed(record: Record[LedgerRow]) -> LedgerRow:
    """The row with the building of its stamp, where it came without."""
    row = record.payload
    if row.building or not record.stamp.building:
        return row
    return row.model_copy(update={"building": record.stamp.building})


def _doubt(row: LedgerRow) -> str:
    return rules.doubt(row) if row.building else "building_unknown"


def _kept(doubt: str, match: Match | None, records: Sequence[Record[LedgerRow]]) -> Known | Review:
    """A duplicate, or why a person must look."""
    if match is None or doubt:
        return Review(doubt, str(causes.SENTENCES.get(doubt, "")))
    if match.cause == "same_person":
        other = match.other
        return Known(records[other].key if isinstance(other, int) else other)
    return Review(match.cause, str(causes.SENTENCES[match.cause]))


def match(prepared: Prepared, context: ImportContext) -> list[Finding]:
    """What `apply` will find of likenesses, said before anything is written."""
    barred = {
        row
        for finding in prepared.findings
        if finding.verdict >= Verdict.REVIEW
        for row in finding.rows
    }
    rows = [row for row in prepared.payloads if isinstance(row, LedgerRow)]
    people = likenesses(rows)
    found = matches(people, [at for at in range(len(rows)) if at not in barred])
    said = changes(in_ledger(found), rows, people)
    by_cause: dict[str, dict[int, int | UUID]] = {}
    for row, (cause, other) in found.items():
        by_cause.setdefault("changed" if row in said else cause, {})[row] = other
    findings = [_likeness(cause, others, context) for cause, others in by_cause.items()]
    for finding in findings:
        if finding.cause == "changed":
            finding.differs = {row: sorted(said[row]) for row in finding.rows}
    return findings


def _likeness(cause: str, others: dict[int, int | UUID], context: ImportContext) -> Finding:
    finding = Finding(cause, "name", sorted(others), Verdict.DUPLICATE, others=others)
    if cause != "same_person":
        finding.choices = causes.CHANGES if cause == "changed" else causes.LOOKS_LIKE
        finding.verdict = verdict_of(finding, context.decisions)
    return finding
