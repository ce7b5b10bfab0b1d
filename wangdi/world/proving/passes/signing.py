"""What a phone's browser signs, done here."""

from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from wangdi.passes import turning


def held(pass_id: UUID, step: int, secret: int) -> bytes:
    """The holder's signature over a pass and a step, r then s."""
    der = _key(secret).sign(turning.message(pass_id, step), ec.ECDSA(hashes.SHA256()))
    r, s = decode_dss_signature(der)
    return r.to_bytes(32) + s.to_bytes(32)


@lru_cache(maxsize=8)
def _key(secret: int) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(secret, ec.SECP256R1())
