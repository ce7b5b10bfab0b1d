"""Small real pictures (8 × 4), and the same with what a telephone adds to them."""

import struct
import zlib
from base64 import b64decode

_JPEG = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AAB"
    "AAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFla"
    "AAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAA"
    "AChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1"
    "AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBh"
    "cmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAc"
    "AEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9"
    "PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAA"
    "AAAAAAAAAAAAAAAAAAb/xAAYEAEAAwEAAAAAAAAAAAAAAAAABUOCwf/EABUBAQEAAAAAAAAAAAAAAAAAAAID/8QA"
    "GREAAQUAAAAAAAAAAAAAAAAAAAECAzEz/9oADAMBAAIRAxEAPwCTmqdcAJ1kYM0P/9k="
)
_WEBP = (
    "UklGRigCAABXRUJQVlA4WAoAAAAwAAAABwAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AAB"
    "AAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFla"
    "AAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAA"
    "AChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1"
    "AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBh"
    "cmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAc"
    "AEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBICwAAAAEPMP8REaIPEf0PAFZQOCAmAAAAcAEAnQEq"
    "CAAEAALATCWQAnQBQAAA/u2QE6Hnd1yXfBw+gKkAAAA="
)
_PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAYAAACzzX7wAAAAJElEQVR4AaSKsQkAAAzCimt/9f+tXUVHAxkCwZKn"
    "jgHryH54AAAA//+nK9CAAAAABklEQVQDAKdhB6HBW+58AAAAAElFTkSuQmCC"
)
JPEG, WEBP, PNG = map(b64decode, (_JPEG, _WEBP, _PNG))
SECRET = b"34.7472N 113.6249E ZhengzhouPhone"


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(turned: int, order: str = "<") -> bytes:
    """An EXIF block with an orientation, and beside it what nobody should learn."""
    mark = {"<": b"II", ">": b"MM"}[order]
    head = mark + struct.pack(f"{order}HIH", 42, 8, 2)
    maker = struct.pack(f"{order}HHII", 0x010F, 2, len(SECRET), 38)
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    return b"Exif\0\0" + head + maker + entry + struct.pack(f"{order}I", 0) + SECRET


def telling_jpeg(turned: int = 6, order: str = "<") -> bytes:
    told = _segment(0xE1, exif(turned, order)) + _segment(
        0xE1, b"http://ns.adobe.com/xap/" + SECRET
    )
    return JPEG[:2] + told + _segment(0xFE, SECRET) + _segment(0xED, SECRET) + JPEG[2:] + SECRET


def telling_png() -> bytes:
    """Text and EXIF before the end, and more after it."""
    chunks = b"".join(
        struct.pack(">I", len(SECRET))
        + name
        + SECRET
        + struct.pack(">I", zlib.crc32(name + SECRET))
        for name in (b"tEXt", b"eXIf", b"tIME")
    )
    return PNG[:33] + chunks + PNG[33:] + SECRET


def telling_webp() -> bytes:
    body = WEBP[8:] + b"".join(
        name + struct.pack("<I", len(SECRET)) + SECRET + b"\0" for name in (b"EXIF", b"XMP ")
    )
    flagged = body[:12] + bytes([body[12] | 0x0C]) + body[13:]
    return b"RIFF" + struct.pack("<I", len(flagged)) + flagged
