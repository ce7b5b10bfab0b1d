"""Every room's pages, each under its own name."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

ROOTS = {
    "": "home",
    "ui/": "ui",
    "access/": "access",
    "accounts/": "accounts",
    "places/": "territory",
    "people/": "people",
    "staff/": "staff",
    "imports/": "importing",
    "profiles/": "profiles",
    "documents/": "documents",
    "duties/": "duties",
    "screening/": "screening",
    "quarantine/": "quarantine",
    "reports/": "reporting",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path(root, include(f"wangdi.{room}.urls"))
    for root, room in ROOTS.items()
    if find_spec(f"wangdi.{room}.urls")
]

handler403 = "wangdi.ui.errors.forbidden"
handler404 = "wangdi.ui.errors.not_found"
handler500 = "wangdi.ui.errors.server_error"
