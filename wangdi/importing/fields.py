"""A whole file in a column, sealed like every personal value."""

from typing import Any

from wangdi.lib.fields import SealedField


class SealedBytesField(SealedField):
    """Bytes, sealed with the suite of the key ring and bound to their row."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def encode(self, value: Any) -> bytes:
        return bytes(value)

    def decode(self, plain: bytes) -> Any:
        return plain
