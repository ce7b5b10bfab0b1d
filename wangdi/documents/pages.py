"""The pages of issued documents: one, or many in one file."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from wangdi.documents import rendering, verifying
from wangdi.documents.kinds import kind as known_kind
from wangdi.documents.models import Document
from wangdi.documents.words import layers
from wangdi.documents.words.composing import compose
from wangdi.documents.words.schema import Layer, Words
from wangdi.lib import clock

LANGUAGES = ("zh", "en")
Form = Literal["pdf", "png"]


class NotTogether(ValueError):
    """A document without words is made alone."""


def pdf(document: Document, *, language: str = "zh", form: Form = "pdf") -> bytes:
    """The pages of an issued document; the same bytes each time until it is out of force."""
    if has_words(document):
        return pdfs([document], languages=[language], form=form)
    kind = known_kind(document.kind)
    template = kind.earlier if kind.words else kind.template
    data = {**document.data, **_proof(document)}
    return rendering.render(template, data, at=document.issued_at, form=form)


def has_words(document: Document) -> bool:
    """Whether it speaks by the words of its kind: not where it was issued before there were any."""
    return isinstance(document.data.get("words"), list) and bool(known_kind(document.kind).words)


def pdfs(
    documents: Sequence[Document], *, languages: Sequence[str] = ("zh",), form: Form = "pdf"
) -> bytes:
    """Many documents with words in one file, each on pages of its own, in each of `languages`.

    One query and one compilation, however many.
    """
    content = layers.read(UUID(one) for document in documents for one in _versions(document))
    papers = [
        (known_kind(document.kind).template, _page(document, content, language))
        for document in documents
        for language in languages
    ]
    at = max((document.issued_at for document in documents), default=clock.now())
    return rendering.render_papers(papers, at=at, form=form)


def said(document: Document, language: str = "zh") -> dict[str, Any]:
    """What stands on a document with words: title and parts in one language. One query."""
    return _page(document, layers.read(map(UUID, _versions(document))), language)


def _versions(document: Document) -> list[str]:
    versions = document.data.get("words")
    if not isinstance(versions, list):
        raise NotTogether(document.kind)
    return versions


def _page(document: Document, content: dict[UUID, Words | Layer], language: str) -> dict[str, Any]:
    values = document.data["values"]
    mine = [content[UUID(one)] for one in _versions(document)]
    words = next(one for one in mine if isinstance(one, Words))
    made = compose(words, [one for one in mine if isinstance(one, Layer)], values, language)
    return {**made, "language": language, **_kept(values), **_proof(document)}


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    """What the page itself takes: the office above the title, and what the room gives `page`.

    An address under `scan` is drawn as a QR code.
    """
    page = dict(values.get("page", {}))
    if "scan" in page:
        page["scan_qr"] = verifying.qr_svg(page["scan"])
    return {"office": values.get("office", ""), "page": page}


def _proof(document: Document) -> dict[str, Any]:
    address = verifying.address(document.code)
    gone = document.withdrawn_at
    return {
        "number": document.number,
        "code": document.code,
        "address_of_proof": address,
        "qr": verifying.qr_svg(address),
        "withdrawn": clock.day_of(gone).isoformat() if gone else "",
    }


def preview(template: str, words: Words, laid: Sequence[Layer], values: dict[str, Any]) -> bytes:
    """How a paper will look in both languages before its words are in force, marked as a draft."""
    papers = [
        (
            template,
            {
                **compose(words, laid, values, language),
                "language": language,
                **_kept(values),
                **dict.fromkeys(("number", "code", "address_of_proof", "qr", "withdrawn"), ""),
                "draft": True,
            },
        )
        for language in LANGUAGES
    ]
    return rendering.render_papers(papers, at=clock.now())
