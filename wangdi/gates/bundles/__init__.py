"""What one checkpoint's phone carries: decided ahead, closed, signed (`PHONE.md`)."""

from wangdi.gates.bundles.making import HOLDS, body_of, bundle_of

__all__ = ["HOLDS", "body_of", "bundle_of"]
