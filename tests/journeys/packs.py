"""Papers of the named world, and what is done with them once for the walk over all pages."""

from uuid import UUID

from wangdi.documents import attachments
from wangdi.documents.models import Attachment, Document
from wangdi.documents.tests.pictures import PNG
from wangdi.documents.words import laying
from wangdi.intake.submitting import submit_one
from wangdi.lib import clock, ids
from wangdi.pack import papers
from wangdi.pack.models import PrintRun
from wangdi.world.fixtures import Town

HOLDER = "返乡人戊"


def paper(town: Town, _page: str = "") -> UUID:
    """The undertaking of one person, made ready if it was not."""
    episode = town.episode(HOLDER)
    _ask(town, "worker", "pack.prepare", {"episode": episode.id, "papers": [papers.UNDERTAKING]})
    held = Document.objects.filter(kind=papers.UNDERTAKING, subject=episode.id, withdrawn_at=None)
    return held.get().id


def scan(town: Town) -> UUID:
    """The picture of a signature, signed once."""
    wanted = paper(town)
    if not Attachment.objects.filter(owner_kind="signing").exists():
        worker = town.user("worker").actor()
        kept = attachments.keep(PNG, name="signature.png", by=worker, key=ids.uuid7())
        signed = {
            "document": wanted,
            "outcome": "signed",
            "means": "screen",
            "at": clock.now(),
            "attachments": [kept.id],
        }
        _ask(town, "worker", "pack.sign", signed)
    return Attachment.objects.get(owner_kind="signing").id


def print_run(town: Town) -> UUID:
    """A print of the duty desk, which takes its own only."""
    if not PrintRun.objects.exists():
        document = Document.objects.get(id=paper(town))
        asked: dict[str, object] = {
            "community": document.community_id,
            "documents": [document.id],
            "purpose": "上门送达",
        }
        _ask(town, "desk", "pack.print", asked)
    return PrintRun.objects.order_by("id")[0].id


def office(_town: Town) -> int:
    """The office that writes words of its own: the lowest there is."""
    return laying.offices()[-1]


def _ask(town: Town, who: str, command: str, payload: dict[str, object]) -> None:
    submit_one(actor=town.user(who).actor(), command=command, payload=payload)
