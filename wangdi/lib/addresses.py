"""Addresses as people outside open them: what stands in every QR code and on every paper."""

from django.conf import settings
from django.urls import reverse


def public(name: str, *args: object) -> str:
    """The whole address of a page, e.g. `public("documents:verify", code)`; from PUBLIC_URL."""
    return absolute(reverse(name, args=args))


def absolute(path: str = "") -> str:
    """A path of this installation as a whole address; without a path the installation itself."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}"
