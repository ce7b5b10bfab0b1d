"""Where the desk listens and what it is called: on this machine, or with TLS on its network."""

import os
import ssl
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from wangdi.project.home import home
from wangdi.project.lan import address, authority, helper
from wangdi.project.lan.authority import Papers
from wangdi.project.telling import tell

HOSTS = "localhost,127.0.0.1"


@dataclass(frozen=True, slots=True)
class Listening:
    """`url` is what people open; `papers` and `door` are there where it speaks TLS itself."""

    host: str
    port: int
    url: str
    papers: Papers | None = None
    door: helper.Door | None = None

    def environment(self) -> dict[str, str]:
        """What the desk and its worker are told of it."""
        told = {"PUBLIC_URL": self.url}
        if self.door is not None:
            known = os.environ.get("WANGDI_HOSTS") or HOSTS
            told["WANGDI_HOSTS"] = f"{known},{self.door.site.address},{self.door.site.name}"
        return told

    def arguments(self) -> list[str]:
        """What the server is started with."""
        listens = ["--host", self.host, "--port", str(self.port)]
        if self.papers is None:
            return listens
        listens += ["--ssl-certificate", str(self.papers.chain)]
        return [*listens, "--ssl-keyfile", str(self.papers.key), "--ssl-protocol-min", "tls1.2"]

    def connection(self, seconds: float) -> HTTPConnection:
        """A connection as a browser that trusts the desk makes it."""
        if self.papers is None:
            return HTTPConnection(self.host, self.port, timeout=seconds)
        trusting = ssl.create_default_context(cafile=self.papers.root)
        return HTTPSConnection(self.host, self.port, timeout=seconds, context=trusting)

    def helping(self) -> AbstractContextManager[None]:
        """Serve the certificate to phones, where there is one to trust."""
        if self.papers is None or self.door is None:
            return nullcontext()
        return helper.serving(self.door, self.papers)

    def renewed(self) -> bool:
        """Whether the certificate ran out and is another now; the server must read it again."""
        if self.papers is None or self.door is None:
            return False
        return authority.ensure(home(), self.door.site)[1]

    def welcome(self) -> list[str]:
        """What is said when the desk answers."""
        lines = [f"The desk is at {self.url} (Ctrl-C stops it)."]
        if self.papers is None or self.door is None:
            return lines
        return [
            helper.terminal_qr(self.door.url),
            f"Trust it once / 手机、电脑先装证书: {self.door.url}",
            f"SHA-256 {authority.fingerprint(self.papers)}",
            *lines,
        ]


def plain(port: int, host: str) -> Listening:
    """On this machine, or behind a proxy whose address is PUBLIC_URL."""
    return Listening(host, port, os.environ.get("PUBLIC_URL") or f"http://localhost:{port}")


def on_the_lan(asked: str, port: int) -> Listening | None:
    """With an authority of its own; None where a real certificate stands in front already."""
    given = os.environ.get("PUBLIC_URL", "")
    if given.startswith("https://"):
        tell(f"PUBLIC_URL is {given}: a certificate stands in front, --lan has nothing to do.")
        return None
    site = address.site(asked)
    papers, _new = authority.ensure(home(), site)
    url = f"https://{site.address}:{port}"
    return Listening(str(site.address), port, url, papers, helper.Door(site, port + 1, url))


def logged(name: str) -> Path:
    """Where a child writes what it has to say."""
    return home() / "var" / "log" / f"{name}.log"
