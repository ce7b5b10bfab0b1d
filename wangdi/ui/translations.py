"""Chinese for every English string of the source, room by room, without the gettext binaries.

A message stands in the `.po` of each room whose files use it. Entries name files without line
numbers and are sorted, so that two people's changes meet cleanly.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation import templatize

HOUSE = Path(__file__).resolve().parents[1]
PO = Path("locale/zh_Hans/LC_MESSAGES/django.po")
FUNCTION = re.compile(r"_|(?P<n>n)?(?P<p>p)?gettext(?:_lazy|_noop)?")
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"(?<![\w.])(_|n?p?gettext)\(\s*({STRING}(?:\s*,\s*{STRING})*)", re.DOTALL)
HOLDER = re.compile(r"%\((\w+)\)[sdif]|\{(\w*)\}|%[sd]")
HEADER = {
    "Project-Id-Version": "wangdi",
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


@dataclass(frozen=True, order=True)
class Key:
    """What makes a message itself: the English, and the context where one English is two words."""

    msgid: str
    context: str = ""


@dataclass
class Message:
    plural: str = ""
    files: set[str] = field(default_factory=set)


Messages = dict[Key, Message]


def rooms(house: Path = HOUSE) -> list[Path]:
    """The folders that may hold messages."""
    return sorted(path.parent for path in house.glob("*/__init__.py"))


def used(room: Path) -> Messages:
    """Every message that a room's Python and templates use, tests apart."""
    found: Messages = {}
    for path in sorted((*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt"))):
        parts = path.relative_to(room).parts
        if {"tests", "migrations", "static"}.isdisjoint(parts[:-1]):
            reader = _python if path.suffix == ".py" else _template
            for key, plural in reader(path):
                message = found.setdefault(key, Message())
                message.plural = message.plural or plural
                message.files.add("/".join(parts))
    return found


def _python(path: Path) -> Iterator[tuple[Key, str]]:
    for node in ast.walk(ast.parse(path.read_bytes(), filename=str(path))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            named = FUNCTION.fullmatch(node.func.id)
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if named and texts and isinstance(texts[0], str):
                yield from _message(named, [text for text in texts if isinstance(text, str)])


def _message(named: re.Match[str], texts: list[str]) -> Iterator[tuple[Key, str]]:
    context = texts.pop(0) if named["p"] else ""
    if texts:
        yield Key(texts[0], context), texts[1] if named["n"] and len(texts) > 1 else ""


def _template(path: Path) -> Iterator[tuple[Key, str]]:
    text = path.read_text(encoding="utf-8")
    if "{%" not in text and "{{" not in text:
        return
    for function, arguments in CALL.findall(templatize(text, origin=str(path))):
        texts = [ast.literal_eval(found) for found in re.findall(STRING, arguments, re.DOTALL)]
        if named := FUNCTION.fullmatch(function):
            yield from _message(named, texts)


def collect(names: Iterable[str] = (), house: Path = HOUSE) -> list[str]:
    """Bring the `.po` of these rooms (all, by default) up to what the source uses.

    A translation known in any room is taken for the same message in another; what no file of a
    room uses leaves its `.po`. Returns the rooms that changed.
    """
    all_rooms = rooms(house)
    known = _known(all_rooms)
    chosen = [room for room in all_rooms if not names or room.name in set(names)]
    return [room.name for room in chosen if _update(room, known)]


def _known(all_rooms: list[Path]) -> dict[Key, str]:
    known: dict[Key, str] = {}
    for room in all_rooms:
        for entry in _read(room / PO):
            if (said := _said(entry)) and not entry.fuzzy:
                known.setdefault(_key(entry), said)
    return known


def _update(room: Path, known: dict[Key, str]) -> bool:
    messages = used(room)
    path = room / PO
    if not messages and not path.exists():
        return False
    old = {_key(entry): entry for entry in _read(path) if not entry.obsolete}
    catalogue = polib.POFile()
    catalogue.metadata = HEADER
    for key in sorted(messages):
        catalogue.append(_entry(key, messages[key], old.get(key), known.get(key, "")))
    text = str(catalogue) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, text.encode())
    return True


def _entry(key: Key, message: Message, old: polib.POEntry | None, known: str) -> polib.POEntry:
    said = (_said(old) if old else "") or known
    flags = ["python-format"] if "%(" in key.msgid else []
    if old and old.fuzzy:
        flags.append("fuzzy")
    entry = polib.POEntry(
        msgid=key.msgid,
        msgctxt=key.context or None,
        msgstr="" if message.plural else said,
        occurrences=[(name, "") for name in sorted(message.files)],
        flags=flags,
        tcomment=old.tcomment if old else "",
    )
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: said}
    return entry


def compile_all(house: Path = HOUSE) -> int:
    """Write every `.mo` that is older than its `.po`; returns how many were written."""
    written = 0
    for po in sorted(house.glob(f"*/{PO}")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            _write(mo, polib.pofile(str(po)).to_binary())
            written += 1
    return written


def missing(names: Iterable[str] = (), house: Path = HOUSE) -> list[str]:
    """What a reader of Chinese would not get, one line each: `room: message: why`."""
    chosen = [room for room in rooms(house) if not names or room.name in set(names)]
    lines = [line for room in chosen for line in _missing_in(room)]
    return lines + [
        line
        for line in _said_twice(rooms(house))
        if line.split(":")[0] in {room.name for room in chosen}
    ]


def _said_twice(all_rooms: list[Path]) -> Iterator[str]:
    """Only one translation of a message is shown, whichever room it stands in."""
    first: dict[Key, tuple[str, str]] = {}
    for room in all_rooms:
        for entry in _read(room / PO):
            said = _said(entry)
            other, elsewhere = first.setdefault(_key(entry), (said, room.name))
            if said and other and said != other:
                yield f"{room.name}: {entry.msgid}: {said}, but {other} in {elsewhere}"


def _missing_in(room: Path) -> Iterator[str]:
    entries = {_key(entry): entry for entry in _read(room / PO) if not entry.obsolete}
    for key in sorted(used(room)):
        entry = entries.get(key)
        said = _said(entry) if entry else ""
        if not said:
            yield f"{room.name}: {key.msgid}: not translated"
        elif entry and entry.fuzzy:
            yield f"{room.name}: {key.msgid}: fuzzy"
        elif not _holders(said) <= _holders(key.msgid) | _holders(
            entry.msgid_plural if entry else ""
        ):
            yield f"{room.name}: {key.msgid}: other placeholders"


def _holders(text: str) -> set[str]:
    return {found.group(0) for found in HOLDER.finditer(text)}


def _read(path: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(path))) if path.exists() else []


def _key(entry: polib.POEntry) -> Key:
    return Key(entry.msgid, entry.msgctxt or "")


def _said(entry: polib.POEntry) -> str:
    plural = entry.msgstr_plural.get(0, "") if entry.msgid_plural else ""
    return entry.msgstr or plural


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(content)
    fresh.replace(path)
