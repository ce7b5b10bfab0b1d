"""The outer shell of an old workbook (a compound file): its one stream, found without trust.

Chains of sectors are followed only as far as the file is long: a loop or a sector outside of it
is a damaged file. Source: [MS-CFB].
"""

import struct
from collections.abc import Iterator, Sequence

from wangdi.lib.sheets.refusals import SheetRefused

_STREAMS = ("Workbook", "Book")
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


def workbook_stream(content: bytes) -> bytes:
    """The bytes of the workbook; SheetRefused for a file that is not whole."""
    try:
        return _Shell(content).workbook()
    except (struct.error, IndexError, UnicodeDecodeError):
        raise SheetRefused("damaged") from None


class _Shell:
    def __init__(self, content: bytes) -> None:
        self.content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise SheetRefused("damaged")
        self.size, self.mini = 1 << shift, 1 << mini_shift
        self.directory = struct.unpack_from("<I", content, 48)[0]
        self.cutoff, self.mini_table = struct.unpack_from("<II", content, 56)
        self.more, self.more_count = struct.unpack_from("<II", content, 68)
        self.table = self._allocation()

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if number >= _LAST_SECTOR or start >= len(self.content):
            raise SheetRefused("damaged")
        return self.content[start : start + self.size]

    def _numbers(self, sector: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def _allocation(self) -> Sequence[int]:
        """For every sector the one that follows it."""
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self.content, 76))
        following, most = self.more, len(self.content) // self.size
        for _sector in range(min(self.more_count, most)):
            if following >= _LAST_SECTOR:
                break
            *found, following = self._numbers(self._sector(following))
            places += found
        table: list[int] = []
        for place in places:
            if place < _LAST_SECTOR:
                table += self._numbers(self._sector(place))
        return table

    def _chain(self, first: int) -> Iterator[int]:
        seen, most = 0, len(self.content) // self.size + 1
        while first < _LAST_SECTOR:
            seen += 1
            if seen > most:
                raise SheetRefused("damaged")
            yield first
            first = self.table[first]

    def _read(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._chain(first)))

    def workbook(self) -> bytes:
        entries = self._read(self.directory)
        root = (0, 0)
        found: dict[str, tuple[int, int]] = {}
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            place = struct.unpack_from("<II", entries, at + 116)
            if kind == _ROOT:
                root = place
            elif kind == _STREAM and 2 <= length <= 64:
                name = entries[at : at + length - 2].decode("utf-16-le", "replace")
                found.setdefault(name, place)
        for name in _STREAMS:
            if name in found:
                return self._stream(*found[name], root=root)
        raise SheetRefused("wrong_type")

    def _stream(self, first: int, size: int, *, root: tuple[int, int]) -> bytes:
        """A stream of its own sectors, or, a small one, of the small sectors within the root's."""
        if size >= self.cutoff:
            return self._read(first)[:size]
        inner, following = self._read(root[0]), self._numbers(self._read(self.mini_table))
        parts: list[bytes] = []
        while first < _LAST_SECTOR:
            parts.append(inner[first * self.mini : (first + 1) * self.mini])
            if len(parts) > len(following):
                raise SheetRefused("damaged")
            first = following[first]
        return b"".join(parts)[:size]
