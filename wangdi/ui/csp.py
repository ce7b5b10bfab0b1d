"""Security headers on every response. Nothing inline, nothing from elsewhere, nothing evaluated."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
READS_CODES = "; ".join(
    f"{name} {value}"
    for name, value in (POLICY | {"script-src": "'self' 'wasm-unsafe-eval'"}).items()
)
"""For the pages that read codes by camera: the reader is WebAssembly, all else stays as strict."""
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
}
PRIVATE = "no-store, private"


class ContentSecurityPolicy:
    """Middleware; stands above the session. A response that set a header itself keeps it.

    What was answered from a session is kept by no cache: computers at a desk are shared.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        session = getattr(request, "session", None)
        if session is not None and session.accessed:
            response.headers.setdefault("Cache-Control", PRIVATE)
        return response
