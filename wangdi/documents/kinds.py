"""Which kinds of documents exist; the room that issues a kind registers it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """`template` is a Typst file below the package; `mark` begins the number, as offices do."""

    name: str
    label: str | Promise
    template: str
    mark: str


_kinds: dict[str, DocumentKind] = {}


def register(kind: DocumentKind) -> None:
    """Make a kind known by its name; registering it again replaces it."""
    _kinds[kind.name] = kind


def kind(name: str) -> DocumentKind:
    """The kind called `name`; KeyError where no room offers it."""
    return _kinds[name]
