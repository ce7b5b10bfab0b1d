"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

from wangdi.checkpoints.commands.entering import CheckpointRow, already
from wangdi.checkpoints.entering.columns import COLUMNS, KINDS
from wangdi.checkpoints.entering.places import Hours, Register, hours
from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.lib.sheets import cell_text, plain_word

WHERE = ("community", "compound", "building", "unit")
Said = dict[str, str]
Found = dict[tuple[str, str], list[int]]


def prepare(table: Table, context: Context) -> Prepared:
    """One checkpoint for each row of the table; what is wrong keeps it for a person."""
    book = Register.load(context.communities)
    columns = {one.name: [cell_text(cell) for cell in table.column(one.name)] for one in COLUMNS}
    found: Found = {}
    sender = min(context.communities, default=None)
    rows = [
        _row({name: values[at] for name, values in columns.items()}, book, found, at)
        for at in range(len(table.lines))
    ]
    rows = [row.model_copy(update={"sender": sender}) if row.hold else row for row in rows]
    findings = [
        Finding(cause, column, where, Verdict.REVIEW) for (cause, column), where in found.items()
    ]
    return Prepared(rows, findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows that are on the register already, or stand twice in the list."""
    rows = [one for one in prepared.payloads if isinstance(one, CheckpointRow)]
    others = already(rows)
    if not others:
        return []
    return [Finding("same_checkpoint", "name", sorted(others), Verdict.DUPLICATE, others=others)]


def _row(said: Said, book: Register, found: Found, at: int) -> CheckpointRow:
    held: list[str] = []

    def hold(cause: str, column: str) -> None:
        held.append(cause)
        found.setdefault((cause, column), []).append(at)

    if not said["name"]:
        hold("checkpoint_name", "name")
    kind = KINDS.meaning(plain_word(said["kind"])) or ""
    if not kind:
        hold("checkpoint_kind", "kind")
    place = book.place(*(said[name] for name in WHERE))
    if place is None:
        hold("checkpoint_where", next((n for n in reversed(WHERE) if said[n]), "community"))
    span = hours(said["hours"])
    if span is None:
        hold("checkpoint_hours", "hours")
    whose = {"team": book.teams, "branch": book.branches}
    keys = {name: known.get(said[name]) for name, known in whose.items()}
    for name in whose:
        if said[name] and keys[name] is None:
            hold("checkpoint_unit", name)
    begins, ends = span or Hours()
    return CheckpointRow(
        number=said["number"][:20],
        name=said["name"][:100],
        kind=kind,
        place=place,
        begins=begins,
        ends=ends,
        spot=said["spot"][:100],
        hold=held[0] if held else "",
        **keys,
    )
