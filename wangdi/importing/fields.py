"""Where the migrations of this room look for the column that holds a whole file."""

from wangdi.lib.fields import SealedBytesField

__all__ = ["SealedBytesField"]
