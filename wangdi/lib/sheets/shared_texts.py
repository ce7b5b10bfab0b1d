"""How long the shared texts of an old workbook are, across the records that they are parted into.

A text that goes on in the next record begins there with its kind of characters anew.
Source: [MS-XLS] 2.4.265.
"""

import struct
from collections.abc import Sequence


def text_lengths(records: Sequence[bytes]) -> list[int]:
    """Characters of every shared text in its order; struct.error or IndexError where cut off."""
    if not records:
        return []
    count = struct.unpack_from("<II", records[0])[1]
    reader, lengths = _Reader(records), []
    reader.at = 8
    for _text in range(count):
        if reader.is_done():
            break
        lengths.append(reader.text())
    return lengths


class _Reader:
    def __init__(self, records: Sequence[bytes]) -> None:
        self.records, self.record, self.at = records, 0, 0

    def is_done(self) -> bool:
        self._next_if_used_up()
        return self.record >= len(self.records)

    def _next_if_used_up(self) -> None:
        while self.record < len(self.records) and self.at >= len(self.records[self.record]):
            self.record, self.at = self.record + 1, 0

    def _take(self, form: str) -> int:
        self._next_if_used_up()
        found: int = struct.unpack_from(form, self.records[self.record], self.at)[0]
        self.at += struct.calcsize(form)
        return found

    def text(self) -> int:
        length, flags = self._take("<H"), self._take("<B")
        runs = self._take("<H") if flags & 8 else 0
        extra = self._take("<I") if flags & 4 else 0
        left, width = length, 1 + (flags & 1)
        while left:
            room = (len(self.records[self.record]) - self.at) // width
            used = min(left, room)
            self.at, left = self.at + used * width, left - used
            if left:
                self.record, self.at = self.record + 1, 1
                width = 1 + (self.records[self.record][0] & 1)
        self._skip(runs * 4 + extra)
        return length

    def _skip(self, count: int) -> None:
        while count:
            self._next_if_used_up()
            if self.record >= len(self.records):
                raise IndexError
            used = min(count, len(self.records[self.record]) - self.at)
            self.at, count = self.at + used, count - used
