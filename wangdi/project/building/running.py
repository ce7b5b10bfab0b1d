"""Running the tools that build, and saying in a sentence what went wrong with them."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from wangdi.project.home import home
from wangdi.project.trouble import Trouble

NETWORK = (
    "name resolution",
    "NewConnectionError",
    "Connection refused",
    "ConnectTimeout",
    "Read timed out",
    "Network is unreachable",
    "ProxyError",
    "No matching distribution",
    "EAI_AGAIN",
    "ENOTFOUND",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "ECONNRESET",
    "fetch failed",
)
CAUSES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("No space left", "ENOSPC"), "The disk is full. Free about 1 GB and start again."),
    (
        ("DO NOT MATCH THE HASHES", "EINTEGRITY"),
        "A downloaded package is not the one that the lock names. Start again; if it stays so, "
        "do not trust the registry that this machine is set up to use.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SELF_SIGNED_CERT", "UNABLE_TO_GET_ISSUER"),
        "The package registry's certificate is not trusted by this machine. Install its "
        "authority's certificate (SSL_CERT_FILE, NODE_EXTRA_CA_CERTS) and start again.",
    ),
    (
        NETWORK,
        "A package registry cannot be reached. Check the network and the proxy settings, "
        "then start again; what is already there is kept.",
    ),
)


def run(argv: Sequence[str], *, log: str, each: Callable[[str], None] | None = None) -> None:
    """Run a tool to its end, its output kept in `var/log/<log>`; Trouble if it fails."""
    path = home() / "var" / "log" / log
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (
        path.open("w") as kept,
        subprocess.Popen(
            argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=home()
        ) as tool,
    ):
        for line in tool.stdout or ():
            kept.write(line)
            if each:
                each(line)
    if tool.returncode:
        raise Trouble(_cause(path))


def _cause(path: Path) -> str:
    said = path.read_text()
    for signs, sentence in CAUSES:
        if any(sign in said for sign in signs):
            return f"{sentence} (Details: {path})"
    lines = said.strip().splitlines()
    return f"Set-up stopped: {lines[-1] if lines else 'no reason given'} (Details: {path})"
