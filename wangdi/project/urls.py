"""Every room's pages, each under its own name."""

from django.urls import URLPattern, URLResolver, include, path

ROOTS = {
    "": "home",
    "ui/": "ui",
    "access/": "access",
    "accounts/": "accounts",
    "people/": "people",
    "staff/": "staff",
    "places/": "atlas",
    "imports/": "importing",
    "profiles/": "profiles",
    "documents/": "documents",
    "duties/": "duties",
    "checkpoints/": "checkpoints",
    "roster/": "roster",
    "transfer/": "transfer",
    "screening/": "screening",
    "patrol/": "patrol",
    "testing/": "testing",
    "leads/": "leads",
    "quarantine/": "quarantine",
    "passes/": "passes",
    "pack/": "pack",
    "care/": "care",
    "checks/": "checks",
    "zones/": "zones",
    "aftercare/": "aftercare",
    "gates/": "gates",
    "reports/": "reporting",
    "residents/": "residents",
    "me/": "residents.me",
    "hotline/": "hotline",
    "field/": "field",
    "paper/": "paperday",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path(root, include(f"wangdi.{room}.urls")) for root, room in ROOTS.items()
]

handler403 = "wangdi.ui.errors.forbidden"
handler404 = "wangdi.ui.errors.not_found"
handler500 = "wangdi.ui.errors.server_error"
