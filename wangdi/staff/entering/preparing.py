"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.lib.identifiers import check_name, check_phone
from wangdi.lib.sheets import cell_text, plain_word
from wangdi.staff.commands.entering import StaffRow, already
from wangdi.staff.entering.columns import KINDS, PARTY
from wangdi.staff.entering.posts import Gazetteer, Named

WHERE = ("community", "grid", "compound", "building")
LONGEST = 100


def prepare(table: Table, context: Context) -> Prepared:
    """One row of staff for each row of the table; what is wrong keeps it for a person."""
    book = Gazetteer.load(context.communities)
    texts = {name: [cell_text(cell) for cell in table.column(name)] for name in _TEXTS}
    found: dict[tuple[str, str], list[int]] = {}
    rows = [
        _row({name: values[at] for name, values in texts.items()}, book, found, at)
        for at in range(len(table.lines))
    ]
    findings = [
        Finding(cause, column, where, Verdict.REVIEW) for (cause, column), where in found.items()
    ]
    return Prepared(rows, findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows of people who are registered already, or who stand twice in the list."""
    rows = [one for one in prepared.payloads if isinstance(one, StaffRow)]
    others = already(rows)
    if not others:
        return []
    return [Finding("same_worker", "name", sorted(others), Verdict.DUPLICATE, others=others)]


_TEXTS = ("name", "kind", "post", "unit", *WHERE, "party", "branch", "work_phone", "private_phone")
_Found = dict[tuple[str, str], list[int]]


def _row(said: dict[str, str], book: Gazetteer, found: _Found, at: int) -> StaffRow:
    held: list[str] = []

    def hold(cause: str, column: str) -> None:
        held.append(cause)
        found.setdefault((cause, column), []).append(at)

    name = check_name(said["name"])
    if name.problem:
        hold("staff_name", "name")
    plain = plain_word(said["kind"])
    kind = KINDS.meaning(plain) or ""
    if not kind:
        hold("staff_kind", "kind")
    post = book.find(Named(*(said[column] for column in WHERE)))
    if post is None:
        hold("staff_where", _named_last(said))
    branch = book.branches.get(said["branch"])
    if said["branch"] and branch is None:
        hold("staff_branch", "branch")
    phones = {column: _phone(said[column]) for column in ("work_phone", "private_phone")}
    for column, number in phones.items():
        if number is None:
            hold("staff_phone", column)
    return StaffRow(
        name=name.value[:60],
        kind=kind,
        place=post.place if post else None,
        grid=post.grid if post else None,
        post=said["post"][:LONGEST],
        unit=said["unit"][:LONGEST],
        party_member=PARTY.meaning(plain_word(said["party"])) == "yes" or branch is not None,
        branch=branch,
        hold=held[0] if held else "",
        **{column: number or "" for column, number in phones.items()},
    )


def _named_last(said: dict[str, str]) -> str:
    """The narrowest place that was named: the likeliest to be wrong."""
    return next((column for column in reversed(WHERE) if said[column]), "community")


def _phone(text: str) -> str | None:
    """The number, "" where none is given, None where it is none."""
    if not text or text in ("无", "/", "-"):
        return ""
    checked = check_phone(text)
    return checked.value if checked.ok else None
