"""What a page's form may be sent: all of it right but one value."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.urls import reverse

from tests.house import hostile
from tests.journeys import pages, streets
from wangdi.access.tests.test_permissions import ALL
from wangdi.lib import clock, ids
from wangdi.screening.models import DoorVisit

LOOSE = ("note", "reason", "key", "day", "finding", "choice", "name", "next", "field", "code")
KNOWN: dict[str, pages.Known] = {
    "person_id": pages.KNOWN["person"],
    **pages.KNOWN,
    **streets.KNOWN,
    "visit_id": lambda _town, _page: DoorVisit.objects.order_by("-id")[0].id,
}


def addresses(town) -> Iterator[pages.Address]:
    """What routes with POST, but signing out and allauth's own, which have tests elsewhere."""
    for address, view in ALL:
        if "POST" not in getattr(view.callback, "methods", ()) or address.startswith("accounts/"):
            continue
        name = pages._full_name(view)
        given = {
            argument: pages.NAMES[name] if argument == "name" else KNOWN[argument](town, view.name)
            for argument in view.pattern.converters
        }
        who = pages._who(view.callback.permission, name)
        yield pages.Address(name, reverse(name, kwargs=given), who)


def fields(answer) -> dict[str, forms.Field]:
    """The fields of the forms that a page shows; of a page without one, names from elsewhere."""
    layers = [layer for context in answer.context or () for layer in context]
    found = [value for layer in layers for value in layer.values()]
    shown = [value for value in found if isinstance(value, forms.BaseForm)]
    return {name: field for form in shown for name, field in form.fields.items()}


def right(field: forms.Field) -> object:
    """A value that the field takes."""
    if isinstance(field, forms.ChoiceField):
        flat = [
            key
            for value, label in list(field.choices)  # type: ignore[arg-type]
            for key in ([one for one, _ in label] if isinstance(label, list | tuple) else [value])
        ]
        return flat[-1] if flat else ""
    if isinstance(field, forms.DateTimeField):
        return f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}"
    if isinstance(field, forms.DateField):
        return clock.today().isoformat()
    if isinstance(field, forms.UUIDField):
        return str(ids.uuid7())
    return "1" if isinstance(field, forms.IntegerField) else "36.5"


def wrong(field: forms.Field) -> tuple[str, ...]:
    if isinstance(field, forms.DateTimeField):
        return tuple(f"{day}T23:59" for day in hostile.DAYS)
    if isinstance(field, forms.DateField):
        return hostile.DAYS
    if isinstance(field, forms.IntegerField):
        return ("-1", "9" * 20, hostile.LONG, "１２")
    return (hostile.MARKUP + "字" * 10_000,)


def bodies(shown: dict[str, forms.Field]) -> Iterator[dict[str, Any]]:
    """Forms with one wrong value each, and with the same wrong value everywhere."""
    good = {name: right(field) for name, field in shown.items()}
    for value in ("", *hostile.WORST[:3]):
        same: dict[str, Any] = dict.fromkeys([*(shown or LOOSE)], value)
        yield same
        yield same | {"key": str(ids.uuid7())}
    for name, field in shown.items():
        for value in wrong(field):
            yield {**good, "key": str(ids.uuid7()), name: value}
