"""Where each paper of a pack stands: missing, ready, with the person, signed, up, taken down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wangdi.documents import attachments, kinds
from wangdi.documents.models import Attachment, Document, Wording
from wangdi.pack import facts, papers
from wangdi.pack.models import Delivery, Outcome, Signing
from wangdi.quarantine.models import Episode, NoticeServed, Recount

MISSING, READY, TO_POST, PREPARED = "missing", "ready", "to_post", "prepared"
DELIVERED, SIGNED, NOT_SIGNED = "delivered", "signed", "not_signed"
UP, DOWN = "up", "down"
LABELS: dict[str, tuple[str, str | Promise]] = {
    MISSING: ("waived", _("Not made yet")),
    PREPARED: ("upcoming", _("Ready ahead of its time")),
    READY: ("open", _("To be delivered")),
    TO_POST: ("open", _("To be put up")),
    DELIVERED: ("done", _("Delivered")),
    SIGNED: ("done", _("Was signed")),
    NOT_SIGNED: ("done", _("Delivered, not signed")),
    UP: ("open", _("Put up")),
    DOWN: ("done", _("Taken down")),
}
"""The shape and the word of each state. Not signing is no fault, so it shows as done."""
OPEN = (READY, TO_POST)
RARE = (papers.EXTENSION, papers.ANSWER)
"""What stands in the pack only of whom it happened to."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How, when and by whom a paper reached the person, whichever act said so."""

    how: str
    at: datetime
    by: str
    delivery: Delivery | None = None
    scans: Sequence[Attachment] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """One answer to the question for a signature, with its pictures."""

    signing: Signing
    scans: Sequence[Attachment]


@dataclass(frozen=True, slots=True)
class Line:
    """One paper of the pack as it stands now; `older` are its earlier versions."""

    paper: papers.Paper
    kind: str
    label: str | Promise
    document: Document | None
    reached: Reached | None
    signings: Sequence[Signed]
    older: Sequence[Document]
    served: bool = True

    @property
    def state(self) -> str:
        if self.document is None:
            return MISSING
        if self.document.pending:
            return PREPARED
        if self.reached and self.reached.delivery and self.paper.posted:
            return DOWN if self.reached.delivery.down_at else UP
        if self.signings:
            signed = any(one.signing.outcome == Outcome.SIGNED for one in self.signings)
            return SIGNED if signed else NOT_SIGNED
        if self.reached:
            return DELIVERED
        return TO_POST if self.paper.posted else READY

    @property
    def shape(self) -> str:
        return LABELS[self.state][0]

    @property
    def word(self) -> str | Promise:
        return LABELS[self.state][1]

    @property
    def to_serve(self) -> bool:
        """The first notice: serving it begins the days, on its own page."""
        return bool(self.paper.kind == papers.NOTICE and not self.served and self.state == READY)

    @property
    def to_deliver(self) -> bool:
        """Slips that only the office needs, and new days, are not delivered here."""
        apart = self.paper.kind in (papers.SITUATION, papers.EXTENSION) or self.to_serve
        there = self.reached is not None or bool(self.signings)
        return bool(self.document and not self.document.pending and not there and not apart)

    @property
    def to_sign(self) -> bool:
        return bool(self.document and self.paper.signed and not self.signings)


def lines(episode: Episode) -> list[Line]:
    """Every paper of one person's pack, in its order. Ten queries, however many papers."""
    subjects = {papers.subject(about, episode) for about in ("episode", "household", "building")}
    rows = Document.objects.filter(subject__in=subjects).order_by("-issued_at", "-serial")
    by_kind: dict[str, list[Document]] = {}
    for one in rows:
        if one.kind.partition(":")[0] in papers.PAPERS:
            by_kind.setdefault(one.kind, []).append(one)
    own = facts.own([episode]).get(episode.community_id, [])
    names = _names([*own, *(kind for kind in by_kind if kind.startswith(papers.OWN))])
    everything = [one.id for found in by_kind.values() for one in found]
    there, signed = reached(everything), _signings(everything)
    found = []
    for kind in [*(k for k in papers.PAPERS if k != papers.OWN), *sorted(names)]:
        versions = by_kind.get(kind, [])
        document = next((one for one in versions if one.withdrawn_at is None), None)
        if document is None and kind in RARE:
            continue
        first = not any(one.id in there for one in versions)
        found.append(
            Line(
                paper=papers.paper(kind),
                kind=kind,
                label=names.get(kind) or kinds.kind(kind).label,
                document=document,
                reached=there.get(document.id) if document else None,
                signings=signed.get(document.id, []) if document else [],
                older=[one for one in versions if one.withdrawn_at is not None],
                served=not first,
            )
        )
    return found


def _names(own: Iterable[str]) -> dict[str, str]:
    """The titles that an office gave papers of its own."""
    rows = Wording.objects.filter(paper__in=set(own), annulled_at=None).order_by("from_at", "id")
    return {
        paper: (content.get("title") or {}).get("zh", "")
        for paper, content in rows.values_list("paper", "content")
    }


def reached(documents: Iterable[UUID]) -> dict[UUID, Reached]:
    """Of these papers, those that somebody has in his hands: delivered, served, or served anew."""
    wanted = list(documents)
    found: dict[UUID, Reached] = {}
    for notice in NoticeServed.objects.filter(document__in=wanted, annulled_at=None):
        found[notice.document_id] = Reached(notice.get_how_display(), notice.at, notice.by_label)
    rows = Recount.objects.filter(notice__in=wanted, annulled_at=None).exclude(served_at=None)
    for one in rows:
        if one.notice_id and one.served_at:
            found[one.notice_id] = Reached(
                one.get_served_how_display(), one.served_at, one.served_by_label
            )
    deliveries = list(Delivery.objects.filter(document__in=wanted, annulled_at=None))
    scans = attachments.of(one.id for one in deliveries)
    for told in deliveries:
        found[told.document_id] = Reached(
            told.get_how_display(), told.at, told.by_label, told, scans.get(told.id, [])
        )
    return found


def _signings(documents: Iterable[UUID]) -> dict[UUID, list[Signed]]:
    rows = Signing.objects.filter(document__in=list(documents), annulled_at=None)
    signings = list(rows.order_by("home", "at"))
    scans = attachments.of(one.id for one in signings)
    found: dict[UUID, list[Signed]] = {}
    for one in signings:
        found.setdefault(one.document_id, []).append(Signed(one, scans.get(one.id, [])))
    return found
