"""Pictures without what they tell beside the picture: place, time, device, thumbnails, comments.

No picture is decoded: the parts of a file are kept or left out (ISO/IEC 10918-1, PNG, WebP RIFF).
"""

import struct
from collections.abc import Callable, Iterator

JPEG, PNG, WEBP, PDF = "image/jpeg", "image/png", "image/webp", "application/pdf"
_STARTS = {JPEG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n", PDF: b"%PDF-"}
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_SCAN, _END, _APP1, _COMMENT = 0xDA, 0xD9, 0xE1, 0xFE
_KEPT_APPS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_EXIF, _ORIENTATION = b"Exif\0\0", 0x0112
_KEPT_CHUNKS = set(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split())
_KEPT_RIFF = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_TELLING_FLAGS = 0x0C


class Broken(ValueError):
    """A file that is not what its beginning says."""


def media_type(content: bytes) -> str:
    """What a file is by its first bytes, whatever it is called; "" for what is not taken."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    return next((kind for kind, start in _STARTS.items() if content.startswith(start)), "")


def stripped(content: bytes, kind: str) -> bytes:
    """The same picture with nothing else in it; a PDF as it is. Broken where it cannot be read.

    How a photograph is turned is kept, or it would lie on its side.
    """
    strip = _STRIPPERS.get(kind)
    if strip is None:
        return content
    try:
        return strip(content)
    except (IndexError, struct.error):
        raise Broken from None


def _jpeg(content: bytes) -> bytes:
    kept, turned = [b"\xff\xd8"], 0
    for marker, segment in _segments(content):
        if marker == _APP1 and segment[4:].startswith(_EXIF):
            turned = turned or _turned(segment[10:])
        elif _stays(marker, segment):
            kept.append(segment)
    if turned > 1:
        kept.insert(1, _only_turned(turned))
    return b"".join(kept)


def _stays(marker: int, segment: bytes) -> bool:
    if marker in _KEPT_APPS:
        return segment[4:].startswith(_KEPT_APPS[marker])
    return not (0xE0 <= marker <= 0xEF or marker == _COMMENT)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment with its marker, a scan with its data; nothing after the end of the image."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise Broken
        while content[at + 1] == 0xFF:
            at += 1
        marker = content[at + 1]
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        if marker in _WITHOUT_LENGTH:
            yield marker, content[at : at + 2]
            at += 2
            continue
        end = at + 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        if end > len(content):
            raise Broken
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands; stuffed zeros and restarts belong to the scan."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise Broken
        following = content[at + 1]
        if following != 0 and following not in _WITHOUT_LENGTH and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2


def _turned(tiff: bytes) -> int:
    """The orientation (1–8) that an EXIF block tells, or 0."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 0
    start = struct.unpack(f"{order}I", tiff[4:8])[0]
    entries = tiff[start : start + 2]
    if len(entries) < 2:
        return 0
    for number in range(struct.unpack(f"{order}H", entries)[0]):
        entry = tiff[start + 2 + number * 12 : start + 14 + number * 12]
        if len(entry) < 12:
            return 0
        tag, _kind, _count, value = struct.unpack(f"{order}HHIH", entry[:10])
        if tag == _ORIENTATION:
            return int(value) if 1 <= value <= 8 else 0
    return 0


def _only_turned(turned: int) -> bytes:
    """An EXIF segment that says the orientation and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0)
    tiff = b"MM" + struct.pack(">HIH", 42, 8, 1) + entry + struct.pack(">I", 0)
    body = _EXIF + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while True:
        length = struct.unpack(">I", content[at : at + 4])[0]
        name, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise Broken
        if name in _KEPT_CHUNKS:
            kept.append(content[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end


def _webp(content: bytes) -> bytes:
    kept, at = [], 12
    last = 8 + struct.unpack("<I", content[4:8])[0]
    while at < last:
        length = struct.unpack("<I", content[at + 4 : at + 8])[0]
        name, end = content[at : at + 4], at + 8 + length + length % 2
        if end > len(content):
            raise Broken
        if name == b"VP8X":
            flags = content[at + 8] & ~_TELLING_FLAGS
            kept.append(content[at : at + 8] + bytes([flags]) + content[at + 9 : end])
        elif name in _KEPT_RIFF:
            kept.append(content[at:end])
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


_STRIPPERS: dict[str, Callable[[bytes], bytes]] = {JPEG: _jpeg, PNG: _png, WEBP: _webp}
