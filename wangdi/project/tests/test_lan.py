"""HTTPS on a local network: whom the authority can vouch for, and whom it cannot."""

import http.client
import plistlib
import re
import socket
import ssl
import stat
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from wangdi.lib import clock
from wangdi.project import listening
from wangdi.project.lan import address, authority, helper
from wangdi.project.lan.authority import Papers, Site
from wangdi.project.trouble import Trouble

SITE = Site(IPv4Address("127.0.0.1"), "desk.local")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("an office on a network")


@pytest.fixture(scope="module")
def papers(home: Path) -> Papers:
    return authority.ensure(home, SITE)[0]


def shake_hands(root: Path, chain: Path, key: Path, name: str) -> str:
    """What a browser that trusts `root` says to a server with this chain: "" or the refusal."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(chain, key)
    ours, theirs = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = ssl.create_default_context(cafile=root)
    browser = client.wrap_bio(ours, theirs, server_hostname=name)
    desk = server.wrap_bio(theirs, ours, server_side=True)
    for _turn in range(4):
        for side in (browser, desk):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError as refusal:
                return refusal.verify_message or str(refusal)
    return ""


def forged(
    papers: Papers, folder: Path, names: list[x509.GeneralName], *, ca: bool
) -> tuple[Path, Path]:
    """What a thief of the issuer's key could make: a certificate for another site."""
    signer = serialization.load_pem_private_key(papers.issuer_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    issuer, key = x509.load_pem_x509_certificate(papers.issuer.read_bytes()), authority._key()
    draft = authority._draft(
        authority._called("x"), issuer.subject, key, clock.now(), timedelta(days=9)
    )
    draft = draft.add_extension(x509.SubjectAlternativeName(names), critical=False)
    draft = draft.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    draft = draft.add_extension(authority._told_by(signer), critical=False)
    chain = authority._pem(draft.sign(signer, hashes.SHA256())) + papers.issuer.read_bytes()
    folder.mkdir(exist_ok=True)
    (folder / "chain").write_bytes(chain)
    (folder / "key").write_bytes(authority._pem_key(key))
    return folder / "chain", folder / "key"


@pytest.mark.parametrize("name", ["127.0.0.1", "desk.local"])
def test_it_vouches_for_its_own_address_and_name(papers: Papers, name: str) -> None:
    assert shake_hands(papers.root, papers.chain, papers.key, name) == ""


@pytest.mark.parametrize("name", ["127.0.0.2", "other.local", "x.desk.local", "www.gov.cn"])
def test_under_another_name_it_is_refused(papers: Papers, name: str) -> None:
    assert "match" in shake_hands(papers.root, papers.chain, papers.key, name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (x509.DNSName("www.gov.cn"), "www.gov.cn"),
        (x509.DNSName("localhost"), "localhost"),
        (x509.IPAddress(IPv4Address("10.0.0.1")), "10.0.0.1"),
    ],
)
def test_even_its_own_key_can_make_nothing_for_another_site(
    papers: Papers, tmp_path: Path, name: x509.GeneralName, meant: str
) -> None:
    chain, key = forged(papers, tmp_path, [name], ca=False)
    assert shake_hands(papers.root, chain, key, meant) == "permitted subtree violation"
    own, key = forged(papers, tmp_path, [x509.DNSName("desk.local")], ca=False)
    assert shake_hands(papers.root, own, key, "desk.local") == ""


def test_no_key_lies_there_that_signs_authorities(papers: Papers) -> None:
    keys = sorted(path.name for path in papers.folder.iterdir() if b"PRIVATE" in path.read_bytes())
    assert keys == ["desk.key", "issuer.key"]
    assert {stat.S_IMODE((papers.folder / name).stat().st_mode) for name in keys} == {0o600}
    assert stat.S_IMODE(papers.folder.stat().st_mode) == 0o700
    issuer = x509.load_pem_x509_certificate(papers.issuer.read_bytes())
    assert issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 0


def test_it_is_renewed_by_itself_and_trusted_as_before(home: Path, papers: Papers) -> None:
    before, root = papers.chain.read_bytes(), papers.root.read_bytes()
    assert authority.ensure(home, SITE)[1] is False
    with clock.frozen(clock.now() + timedelta(days=45)):
        assert authority.ensure(home, SITE)[1] is True
        assert authority.ensure(home, SITE)[1] is False
    assert papers.chain.read_bytes() != before
    assert papers.root.read_bytes() == root
    lasts = x509.load_pem_x509_certificate(papers.chain.read_bytes())
    assert lasts.not_valid_after_utc - lasts.not_valid_before_utc < timedelta(days=398)


def test_the_plain_helper_gives_the_certificate_and_nothing_else(papers: Papers) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    door = helper.Door(SITE, port, "https://127.0.0.1:8000")
    with helper.serving(door, papers):
        page = _get(port, "/")
        assert authority.fingerprint(papers) in page[1].decode()
        for told in ("安卓", "鸿蒙", "iPhone", "Windows", "HarmonyOS", "<svg", door.desk):
            assert told in page[1].decode()
        assert _get(port, "/wangdi-ca.crt")[1] == authority.root_der(papers)
        inside = plistlib.loads(_get(port, "/wangdi-ca.mobileconfig")[1])["PayloadContent"]
        assert inside[0]["PayloadContent"] == authority.root_der(papers)
        for nothing in ("/issuer.key", "/../issuer.key", "/home"):
            assert _get(port, nothing)[0] == 404
        assert _get(port, "/", method="POST")[0] == 501
        assert _get(port, "/", method="HEAD") == (200, b"")


def test_behind_a_real_certificate_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://fangkong.example.gov.cn")
    assert listening.on_the_lan("auto", 8000) is None
    assert listening.plain(8000, "127.0.0.1").url == "https://fangkong.example.gov.cn"


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(Trouble):
        address.site("fangkong")
    assert re.fullmatch(r"[a-z0-9-]+\.local", address.own_name())


def _get(port: int, path: str, method: str = "GET") -> tuple[int, bytes]:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request(method, path)
        answer = asking.getresponse()
        return answer.status, answer.read()
    finally:
        asking.close()
