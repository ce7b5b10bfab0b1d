"""What this machine is called on its network."""

import re
import socket
from ipaddress import AddressValueError, IPv4Address

from wangdi.project.lan.authority import Site
from wangdi.project.trouble import Trouble

AUTO = "auto"
ELSEWHERE = ("192.0.2.1", 9)
"""An address that cannot exist: asking for the way to it sends nothing."""
_NAME = re.compile(r"[^a-z0-9-]+")


def site(asked: str) -> Site:
    """The address asked for, or that of the way out of this machine, with the machine's name."""
    address = _found() if asked == AUTO else _given(asked)
    return Site(address, own_name())


def own_name() -> str:
    """`fangkong.local`: the host's name as multicast DNS tells it."""
    plain = _NAME.sub("-", socket.gethostname().split(".")[0].lower()).strip("-")
    return f"{plain[:60] or 'wangdi'}.local"


def _given(text: str) -> IPv4Address:
    try:
        return IPv4Address(text)
    except AddressValueError:
        raise Trouble(f"{text} is no address such as 192.168.1.20.") from None


def _found() -> IPv4Address:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            found = IPv4Address(probe.getsockname()[0])
        except OSError:
            found = IPv4Address("0.0.0.0")
    if found.is_loopback or found.is_unspecified:
        raise Trouble(
            "This machine has no address on a network. Name the one that phones reach:"
            " wangdi up --lan 192.168.1.20"
        )
    return found
