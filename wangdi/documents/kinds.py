"""Which kinds of documents exist; the room that issues a kind registers it."""

from dataclasses import dataclass

from django.utils.functional import Promise

WORDED = "documents/templates/typ/paper.typ"
"""The page of most papers that have words."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """`template` is a Typst file below the package; `mark` begins the number, as offices do.

    With `words`, a file of words below the package, offices may add to it, the paper speaks two
    languages, and many are made into one file; `template` then offers `paper(data)`. `earlier` is
    the page of those issued before the kind had words: a paper reads the same for ever.
    """

    name: str
    label: str | Promise
    template: str
    mark: str
    words: str = ""
    frame: bool = False
    earlier: str = ""


_kinds: dict[str, DocumentKind] = {}


def register(kind: DocumentKind) -> None:
    """Make a kind known by its name; registering it again replaces it."""
    _kinds[kind.name] = kind


def kind(name: str) -> DocumentKind:
    """The kind called `name`; KeyError where no room offers it.

    What stands after a colon tells apart the papers of one kind that an office writes itself.
    """
    return _kinds[name.partition(":")[0]]


def worded() -> list[DocumentKind]:
    """The kinds that have words, in the order registered."""
    return [one for one in _kinds.values() if one.words]
