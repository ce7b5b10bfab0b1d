"""The one thing that is served without TLS: the certificate to trust, and how to trust it.

It knows five addresses, answers GET and HEAD alone, reads no body and sets no cookie.
"""

import plistlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from io import BytesIO, StringIO
from string import Template
from threading import Thread
from uuid import NAMESPACE_URL, uuid5

import segno

from wangdi.project.lan import authority
from wangdi.project.lan.authority import Papers, Site

SECONDS = 10
HTML, CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
CERTIFICATE, PROFILE = "application/x-x509-ca-cert", "application/x-apple-aspen-config"
POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Door:
    """Where phones come first: the address of this helper, and that of the desk."""

    site: Site
    port: int
    desk: str

    @property
    def url(self) -> str:
        return f"http://{self.site.address}:{self.port}/"


def answers(door: Door, here: Papers) -> dict[str, tuple[str, bytes]]:
    """What each address answers: its type and its content."""
    page = page_of(door, authority.fingerprint(here)).encode()
    certificate = authority.root_der(here)
    return {
        "/": (HTML, page),
        "/trust.css": (CSS, _file("trust.css").encode()),
        "/wangdi-ca.crt": (CERTIFICATE, certificate),
        "/wangdi-ca.mobileconfig": (PROFILE, profile(door.site, certificate)),
    }


def page_of(door: Door, fingerprint: str) -> str:
    told = {
        "desk": escape(door.desk),
        "names": escape(f"{door.site.address}, {door.site.name}"),
        "fingerprint": escape(fingerprint),
        "qr": _qr(door.url),
    }
    return Template(_file("trust.html")).substitute(told)


def profile(site: Site, certificate: bytes) -> bytes:
    """The root as iPhones take it from a page. Its ids follow the certificate: no doubles."""
    inner = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"cn.wangdi.{site.address}.root",
        "PayloadUUID": str(uuid5(NAMESPACE_URL, certificate.hex())).upper(),
        "PayloadDisplayName": f"网底 {site.address}",
        "PayloadCertificateFileName": "wangdi-ca.crt",
        "PayloadContent": certificate,
    }
    outer = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"cn.wangdi.{site.address}",
        "PayloadUUID": str(uuid5(NAMESPACE_URL, f"profile {certificate.hex()}")).upper(),
        "PayloadDisplayName": f"网底 {site.address}",
        "PayloadDescription": "只用于本单位这一台机器。For this one machine only.",
        "PayloadContent": [inner],
    }
    return plistlib.dumps(outer)


def terminal_qr(url: str) -> str:
    """The code for the window in which the desk was started, two rows of it a line."""
    out = StringIO()
    segno.make(url, error="m", micro=False).terminal(out, border=2, compact=True)
    return out.getvalue()


@contextmanager
def serving(door: Door, here: Papers) -> Iterator[None]:
    """Answer phones from a thread of this process for as long as the block runs."""
    known = answers(door, here)
    server = ThreadingHTTPServer((str(door.site.address), door.port), _answering(known))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answering(known: dict[str, tuple[str, bytes]]) -> Callable[..., BaseHTTPRequestHandler]:
    class Answer(BaseHTTPRequestHandler):
        timeout = SECONDS
        server_version, sys_version = "wangdi", ""

        def do_GET(self) -> None:
            found = known.get(self.path.split("?")[0])
            kind, content = found or (HTML, b"")
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            for name, value in {
                "Content-Type": kind,
                "Content-Length": str(len(content)),
                "Content-Security-Policy": POLICY,
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            }.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *told: object) -> None:
            """Who trusted the desk when is written nowhere."""

    return Answer


def _qr(text: str) -> str:
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", scale=4, border=2, xmldecl=False, omitsize=True
    )
    return out.getvalue().decode()


def _file(name: str) -> str:
    return (files("wangdi.project.lan") / name).read_text("utf-8")
