"""A bundle under the office's signature, in the form of a pass: COSE_Sign1 with ES256."""

from base64 import urlsafe_b64encode
from typing import Any

import cbor2
from cwt import COSE

from wangdi.passes.tokens import ES256, SIGN1, Signer, low


def signed(body: dict[str, Any], signer: Signer) -> bytes:
    """COSE_Sign1 over the canonical CBOR of `body`."""
    protected = {1: ES256, 4: signer.kid}
    plain = cbor2.dumps(body, canonical=True)
    made: Any = COSE.new().encode(plain, signer.key, protected=protected, out="cbor2/CBORTag")
    header, unprotected, payload, signature = made.value
    parts = [header, unprotected, payload, low(signature)]
    return cbor2.dumps(cbor2.CBORTag(SIGN1, parts), canonical=True)


def text(data: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()
