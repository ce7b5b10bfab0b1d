"""The code of a post for one shift: six digits on the sheet that hangs there."""

from uuid import UUID

from wangdi.lib.crypto import blind_indexes

DIGITS = 6


def codes(shifts: list[UUID]) -> dict[UUID, str]:
    """The code of each shift: made of the ring's secret, so nobody away from the post knows it."""
    made = blind_indexes("roster_shift", "code", [one.bytes for one in shifts])
    return {
        shift: f"{int.from_bytes(found or b'') % 10**DIGITS:0{DIGITS}d}"
        for shift, found in zip(shifts, made, strict=True)
    }
