"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wangdi.access.scopes import reach
from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.intake.actors import Actor
from wangdi.leads.entering.columns import KINDS
from wangdi.leads.entering.matching import before
from wangdi.leads.entering.row import LeadRow, find
from wangdi.leads.queries import letters
from wangdi.leads.words import Kind
from wangdi.lib.identifiers import check_citizen_id, check_name
from wangdi.lib.sheets import Cell, cell_text
from wangdi.people.entering import reading
from wangdi.people.entering.causes import KEEP_OR_DROP, LEAVE_OUT, REVIEW, WITHOUT
from wangdi.people.entering.findings import Gathering

OWN = "letter:none"
VALUE = (WITHOUT, REVIEW, LEAVE_OUT)
LONGEST = {"name": 60, "community": 100, "address": 300, "place": 100, "transport": 60}
LONGEST_CLAIM, LONGEST_CELL = 2000, 500


def prepare(table: Table, context: Context) -> Prepared:
    """One row of a list for each row of the table, and what was found on the way."""
    gathering = Gathering(len(table.lines), context.decisions)
    batch = _letter(table, context, gathering)
    texts = {name: _texts(table, name, most) for name, most in LONGEST.items()}
    names = _names(texts["name"], gathering)
    numbers = _numbers(table, gathering)
    phones = _phones(table, gathering)
    days = {name: _days(table, name, gathering) for name in ("birth_date", "left_on", "arrived_on")}
    kinds = _kinds(table, batch[1], gathering)
    claims = _texts(table, "claim", LONGEST_CLAIM)
    home = _home(context.actor)
    payloads = [
        LeadRow(
            name=names[n],
            id_number=numbers[n],
            phone=phones[n],
            birth_date=days["birth_date"][n],
            community=texts["community"][n],
            address=texts["address"][n],
            kind=kinds[n],
            place=texts["place"][n],
            left_on=days["left_on"][n],
            arrived_on=days["arrived_on"][n],
            transport=texts["transport"][n],
            claim=claims[n],
            sent=_sent(table, n),
            batch=batch[0],
            line=line,
            home=home,
            hold=gathering.holds[n],
        )
        for n, line in enumerate(table.lines)
    ]
    return Prepared(payloads, gathering.findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows about somebody who was named before, and rows that no place is known for."""
    rows = [one for one in prepared.payloads if isinstance(one, LeadRow)]
    asked, found = find(rows)
    live = {n for n, row in enumerate(rows) if not row.hold}
    again = {n: one.lead for n, one in before(asked).items() if n in live}
    nowhere = [
        n for n, one in enumerate(found) if one.stamp.community is None and n in live - again.keys()
    ]
    findings = []
    if again:
        findings.append(
            Finding("named_before", "name", sorted(again), Verdict.APPLIED, others=again)
        )
    if nowhere:
        findings.append(Finding("no_place", "address", nowhere, Verdict.APPLIED))
    return findings


def _letter(table: Table, context: Context, gathering: Gathering) -> tuple[UUID | None, str]:
    """The letter that the list belongs to: as chosen, else the newest; its class."""
    known = {f"letter:{one.id}": one for one in letters(context.actor)}
    finding = gathering.add("which_letter", "", list(range(len(table.lines))), (*known, OWN))
    if finding is None:
        return None, ""
    finding.names = {code: str(one) for code, one in known.items()} | {
        OWN: _("a list without a registered letter")
    }
    chosen = known.get(gathering.answer(finding))
    return (chosen.id, chosen.kind) if chosen else (None, "")


def _home(actor: Actor) -> int | None:
    """The one community of whoever brings the list, if he works for one alone."""
    if actor.id is None:
        return None
    standing = reach(actor.id)
    if any(one.whole for one in standing.reaches):
        return None
    communities = {community for one in standing.reaches for community in one.communities}
    return communities.pop() if len(communities) == 1 else None


def _texts(table: Table, name: str, most: int) -> list[str]:
    return [text[:most] for text in reading.once(table.column(name), cell_text)]


def _names(texts: Sequence[str], gathering: Gathering) -> list[str]:
    """A name is taken as it was written where it is odd: the sender knows it so."""
    names = [check_name(text).value if text else "" for text in texts]
    missing = [n for n, name in enumerate(names) if not name]
    gathering.add("name_missing", "name", missing, KEEP_OR_DROP)
    return names


def _numbers(table: Table, gathering: Gathering) -> list[str]:
    """Only a number that may be a citizen's helps to find; every odd one is left out or kept."""
    texts = reading.once(table.column("id_number"), cell_text)
    read = [(check_citizen_id(text) if text else None) for text in texts]
    odd = [n for n, one in enumerate(read) if one is not None and one.problem]
    gathering.add("id_odd", "id_number", odd, VALUE)
    return ["" if one is None or one.problem else one.value for one in read]


def _phones(table: Table, gathering: Gathering) -> list[str]:
    read = reading.once(table.column("phone"), reading.phone)
    odd = [n for n, (_phone, cause) in enumerate(read) if cause]
    gathering.add("phone_odd", "phone", odd, VALUE)
    return ["" if cause else phone for phone, cause in read]


def _days(table: Table, name: str, gathering: Gathering) -> list[date | None]:
    read = reading.once(table.column(name), _day)
    odd = [n for n, (_day, cause) in enumerate(read) if cause]
    gathering.add("date_odd", name, odd, VALUE)
    return [day for day, _cause in read]


def _day(cell: Cell) -> tuple[date | None, str]:
    """A day, also where the hour of a train stands behind it."""
    return reading.day(cell.split(" ")[0] if isinstance(cell, str) else cell)


def _kinds(table: Table, usual: str, gathering: Gathering) -> list[str]:
    """The class of each row; of the letter where the row says none."""
    texts = reading.once(table.column("kind"), cell_text)
    codes = {text: _kind(text) for text in set(texts)}
    odd = [n for n, text in enumerate(texts) if text and not codes[text]]
    gathering.add("kind_unknown", "kind", odd, (WITHOUT, REVIEW, LEAVE_OUT))
    return [codes[text] or (usual if not text else "") or Kind.OTHER.value for text in texts]


def _kind(text: str) -> str:
    plain = "".join(text.split())
    if plain in Kind.values:
        return plain
    return KINDS.get(plain) or next((code for word, code in KINDS.items() if word in plain), "")


def _sent(table: Table, n: int) -> dict[str, str]:
    """The row under the sender's headings; two columns of one heading are told apart."""
    row = table.sent[n] if table.sent else ()
    sent: dict[str, str] = {}
    for at, heading in enumerate(table.headings):
        name = heading or f"#{at + 1}"
        name = name if name not in sent else f"{name} ({at + 1})"
        sent[name] = cell_text(row[at])[:LONGEST_CELL] if at < len(row) else ""
    return sent
