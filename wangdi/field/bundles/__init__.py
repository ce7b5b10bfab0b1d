"""What a phone carries for a shift: the day of its worker, and what its forms ask for."""

from wangdi.field.bundles.making import bundle_of

__all__ = ["bundle_of"]
