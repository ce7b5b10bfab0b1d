"""Masks for screens, prints and exports: enough to recognise, too little to carry away."""

import re

_STAR = "*"
_MOBILE_LENGTH = 11
_ROOM = re.compile(r"([0-9A-Za-z一二三四五六七八九十]+)(?=(?:室|号房|房)?$)")


def mask_name(name: str) -> str:
    """`张三` → `张**`; always two stars, so that the length tells nothing. Empty stays empty."""
    return name[0] + _STAR * 2 if name else ""


def mask_phone(number: str) -> str:
    """`13800000000` → `138****0000`; of other numbers the last two digits stay."""
    if len(number) == _MOBILE_LENGTH and number.isdigit():
        return f"{number[:3]}****{number[-4:]}"
    return _STAR * max(len(number) - 2, 0) + number[-2:] if len(number) > 4 else _hidden(number)


def mask_id_number(number: str) -> str:
    """Only the last four characters stay, or none of a number shorter than eight."""
    if len(number) < 8:
        return _hidden(number)
    return _STAR * (len(number) - 4) + number[-4:]


def mask_address(address: str) -> str:
    """The room number at the end of an address is hidden: `3号楼2单元502室` → `3号楼2单元***室`."""
    return _ROOM.sub(_STAR * 3, address)


def _hidden(text: str) -> str:
    return _STAR * 4 if text else ""
