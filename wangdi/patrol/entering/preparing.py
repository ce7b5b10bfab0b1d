"""A list's columns made into rows; nothing is written, and nothing is asked row by row."""

from collections.abc import Mapping

from wangdi.importing.kinds import Context, Finding, Prepared, Table, Verdict
from wangdi.lib.identifiers import check_name, check_phone
from wangdi.lib.sheets import cell_text, plain_word
from wangdi.patrol.entering.columns import KINDS
from wangdi.patrol.entering.command import VenueRow, doubles
from wangdi.staff.entering.posts import Gazetteer, Named
from wangdi.territory.models import Grid

TEXTS = ("name", "kind", "community", "grid", "compound", "address", "owner", "phone", "seats")
NOTHING = ("无", "/", "-")
_Found = dict[tuple[str, str], list[int]]


def prepare(table: Table, context: Context) -> Prepared:
    """One venue for each row of the table; what is wrong keeps it for a person."""
    book = Gazetteer.load(context.communities)
    homes = dict(Grid.objects.filter(valid_to=None).values_list("id", "community_id"))
    texts = {name: [cell_text(cell) for cell in table.column(name)] for name in TEXTS}
    found: _Found = {}
    rows = [
        _Row({name: values[at] for name, values in texts.items()}, found, at).read(book, homes)
        for at in range(len(table.lines))
    ]
    findings = [
        Finding(cause, column, where, Verdict.REVIEW) for (cause, column), where in found.items()
    ]
    return Prepared(rows, findings)


def match(prepared: Prepared, context: Context) -> list[Finding]:
    """Rows of venues that are in the register already, or that stand twice in the list."""
    rows = [one for one in prepared.payloads if isinstance(one, VenueRow)]
    others = doubles(rows)
    if not others:
        return []
    return [Finding("same_venue", "name", sorted(others), Verdict.DUPLICATE, others=others)]


class _Row:
    """One row while it is read: what it says, and why it is held back."""

    def __init__(self, said: dict[str, str], found: _Found, at: int) -> None:
        self.said, self.found, self.at = said, found, at
        self.held: list[str] = []

    def hold(self, cause: str, column: str) -> None:
        self.held.append(cause)
        self.found.setdefault((cause, column), []).append(self.at)

    def read(self, book: Gazetteer, homes: Mapping[int, int | None]) -> VenueRow:
        place, grid = self._where(book, homes)
        kind = KINDS.meaning(plain_word(self.said["kind"])) or ""
        if not kind:
            self.hold("venue_kind", "kind")
        if not self.said["name"]:
            self.hold("venue_name", "name")
        return VenueRow(
            name=self.said["name"][:100],
            kind=kind,
            place=place,
            grid=grid,
            address=self.said["address"][:150],
            owner=self._owner(),
            phone=self._phone(),
            seats=int(self.said["seats"])
            if self.said["seats"].isascii() and self.said["seats"].isdigit()
            else None,
            hold=self.held[0] if self.held else "",
        )

    def _where(
        self, book: Gazetteer, homes: Mapping[int, int | None]
    ) -> tuple[int | None, int | None]:
        said = self.said
        post = book.find(Named(said["community"], said["grid"], said["compound"], ""))
        if post is None or not said["community"]:
            column = next((one for one in ("compound", "grid") if said[one]), "community")
            self.hold("venue_where", column)
            return None, None
        return (homes.get(post.grid), post.grid) if post.grid else (post.place, None)

    def _owner(self) -> str:
        text = self.said["owner"]
        if not text or text in NOTHING:
            return ""
        checked = check_name(text)
        if checked.problem:
            self.hold("venue_owner", "owner")
            return ""
        return checked.value[:60]

    def _phone(self) -> str:
        text = self.said["phone"]
        if not text or text in NOTHING:
            return ""
        checked = check_phone(text)
        if not checked.ok:
            self.hold("venue_phone", "phone")
            return ""
        return checked.value
