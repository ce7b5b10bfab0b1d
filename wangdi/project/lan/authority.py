"""An authority that can vouch for one machine alone, and the certificate of its desk.

The root signs one issuer and its key is thrown away unwritten; the issuer is constrained to the
name and the address of this machine (RFC 5280, 4.2.1.10). So nothing that lies on the disk can
make a certificate for another site, even for phones that do not ask a root about constraints.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from wangdi.lib import clock

LASTS = timedelta(days=5 * 365)
LEAF, RENEW = timedelta(days=60), timedelta(days=20)
"""A phone refuses what lasts longer than 398 days; short, as it is renewed by itself."""
SLACK = timedelta(days=1)
Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Site:
    """What phones open: the address on the network, and the machine's own name."""

    address: IPv4Address
    name: str

    def names(self) -> x509.SubjectAlternativeName:
        return x509.SubjectAlternativeName([x509.IPAddress(self.address), x509.DNSName(self.name)])

    def constraints(self) -> x509.NameConstraints:
        only = x509.IPAddress(IPv4Network(f"{self.address}/32"))
        return x509.NameConstraints([only, x509.DNSName(self.name)], None)


@dataclass(frozen=True, slots=True)
class Papers:
    """Where the papers of a site lie; only the two keys are secret."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    @property
    def issuer(self) -> Path:
        return self.folder / "issuer.pem"

    @property
    def issuer_key(self) -> Path:
        return self.folder / "issuer.key"

    @property
    def chain(self) -> Path:
        return self.folder / "desk.pem"

    @property
    def key(self) -> Path:
        return self.folder / "desk.key"


def papers(home: Path, site: Site) -> Papers:
    """The papers of this site, each machine name and address in a folder of its own."""
    return Papers(home / "var" / "lan" / f"{site.address}_{site.name}")


def ensure(home: Path, site: Site) -> tuple[Papers, bool]:
    """Make what is missing, renew what runs out; whether the desk's certificate is new."""
    here, now = papers(home, site), clock.now()
    if not here.root.exists() or _read(here.issuer).not_valid_after_utc - LEAF < now:
        _found(here, site, now)
        _issue(here, site, now)
        return here, True
    if not here.chain.exists() or _read(here.chain).not_valid_after_utc - RENEW < now:
        _issue(here, site, now)
        return here, True
    return here, False


def fingerprint(here: Papers) -> str:
    """SHA-256 of the root as phones show it: `AB:CD:…`."""
    return _read(here.root).fingerprint(hashes.SHA256()).hex(":").upper()


def root_der(here: Papers) -> bytes:
    return _read(here.root).public_bytes(serialization.Encoding.DER)


def _found(here: Papers, site: Site, now: datetime) -> None:
    """A root that is made, signs once, and whose key is gone when this returns."""
    here.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    root_key, issuer_key = _key(), _key()
    who = _called(f"Wangdi 网底 · {site.address} · {now:%Y-%m-%d}")
    root = _draft(who, who, root_key, now, LASTS)
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
    root = root.add_extension(site.constraints(), critical=True)
    root = root.add_extension(_usage(signs=True), critical=True)
    issuer = _draft(_called(f"Wangdi 网底 · {site.name}"), who, issuer_key, now, LASTS)
    issuer = issuer.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    issuer = issuer.add_extension(site.constraints(), critical=True)
    issuer = issuer.add_extension(_usage(signs=True), critical=True)
    issuer = issuer.add_extension(_servers(), critical=False)
    issuer = issuer.add_extension(_told_by(root_key), critical=False)
    _write(here.issuer_key, _pem_key(issuer_key), 0o600)
    _write(here.issuer, _pem(issuer.sign(root_key, hashes.SHA256())), 0o644)
    _write(here.root, _pem(root.sign(root_key, hashes.SHA256())), 0o644)


def _issue(here: Papers, site: Site, now: datetime) -> None:
    """The certificate of the desk with its issuer behind it, and its key."""
    signer = serialization.load_pem_private_key(here.issuer_key.read_bytes(), None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise TypeError("the issuer's key is none of ours")
    issuer, key = _read(here.issuer), _key()
    leaf = _draft(_called(str(site.address)), issuer.subject, key, now, LEAF)
    leaf = leaf.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    leaf = leaf.add_extension(site.names(), critical=False)
    leaf = leaf.add_extension(_usage(signs=False), critical=True)
    leaf = leaf.add_extension(_servers(), critical=False)
    leaf = leaf.add_extension(_told_by(signer), critical=False)
    chain = _pem(leaf.sign(signer, hashes.SHA256())) + here.issuer.read_bytes()
    _write(here.key, _pem_key(key), 0o600)
    _write(here.chain, chain, 0o644)


def _draft(
    subject: x509.Name, issuer: x509.Name, key: Key, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - SLACK)
        .not_valid_after(now.astimezone(UTC) + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _told_by(key: Key) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _servers() -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def _read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def _pem(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.PEM)


def _pem_key(key: Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write(path: Path, content: bytes, mode: int) -> None:
    """Whole or not at all, and never readable by others for a moment."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
    draft.replace(path)
