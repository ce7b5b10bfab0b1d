"""Making papers ready, and following them: what must reach somebody, what must come down."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wangdi.documents import actions as documents
from wangdi.documents import queries as issued
from wangdi.documents.models import Document
from wangdi.duties import actions as duties
from wangdi.intake.commands import Work
from wangdi.pack import facts, papers, tracking, values
from wangdi.pack.models import Delivery
from wangdi.quarantine.models import Episode, NoticeServed

TO_DELIVER = timedelta(hours=24)
TO_TAKE_DOWN = timedelta(hours=12)
Wanted = Mapping[UUID, Sequence[str]]
Key = tuple[str, UUID]


def prepare(work: Work, episodes: Sequence[Episode], wanted: Wanted) -> list[Document]:
    """Issue of each episode the papers wanted that are missing or no longer say what holds.

    A paper whose content stays as it is stays in force; one that changed is replaced.
    """
    known = facts.gather(episodes, {kind for kinds in wanted.values() for kind in kinds}, work.now)
    drafts: dict[Key, documents.Draft] = {}
    for episode in episodes:
        for kind in _kinds(episode, wanted[episode.id], known):
            draft = _draft(kind, episode, known)
            drafts.setdefault((kind, draft.subject), draft)
    held = _held(drafts)
    new = [draft for key, draft in drafts.items() if not _same(held.get(key), draft)]
    for kind in {draft.kind for draft in new}:
        subjects = [draft.subject for draft in new if draft.kind == kind]
        documents.withdraw(kind=kind, subjects=subjects, at=work.now)
    return documents.issue(new, by=work.actor, at=work.now) if new else []


def _kinds(episode: Episode, wanted: Sequence[str], known: facts.Facts) -> list[str]:
    """The kinds that are issued here, with each paper of the office's own under its own name."""
    mine = [kind for kind in wanted if kind not in papers.ACTS and kind != papers.OWN]
    return mine + (known.own.get(episode.community_id, []) if papers.OWN in wanted else [])


def _draft(kind: str, episode: Episode, known: facts.Facts) -> documents.Draft:
    about = papers.paper(kind).about
    return documents.Draft(
        kind,
        about,
        papers.subject(about, episode),
        episode.stamp,
        None if about == "building" else episode.household_id,
        values.of(kind, episode, known),
    )


def _held(drafts: Iterable[Key]) -> dict[Key, Document]:
    """What is in force for these; one query for each kind."""
    subjects: dict[str, list[UUID]] = {}
    for kind, subject in drafts:
        subjects.setdefault(kind, []).append(subject)
    return {
        (kind, subject): document
        for kind, wanted in subjects.items()
        for subject, document in issued.current(kind, wanted).items()
    }


def _same(document: Document | None, draft: documents.Draft) -> bool:
    """A building's paper stays as it is, whoever of its people is at home."""
    if document is None:
        return False
    return draft.subject_kind == "building" or document.data.get("values") == draft.data


def renew(work: Work, episodes: Sequence[Episode]) -> list[Document]:
    """Replace the papers that were made before and no longer say what holds; plan their way."""
    wanted = {one.id: _made(one) for one in episodes}
    return prepare(work, episodes, wanted) if episodes else []


def _made(episode: Episode) -> list[str]:
    """Which papers of the pack this person and home have; a slip of a day is not made anew."""
    subjects = [papers.subject(about, episode) for about in ("episode", "household")]
    rows = Document.objects.filter(
        subject__in=subjects, withdrawn_at=None, kind__startswith="pack."
    )
    found = {kind.partition(":")[0] for kind in rows.values_list("kind", flat=True)}
    return [kind for kind in found if kind not in (papers.SITUATION, papers.RECEIPT)]


def plan_deliveries(work: Work, episodes: Sequence[Episode]) -> int:
    """A duty for every paper of an act that is in force and has not reached the person.

    None of these: the first notice, whose serving is an act of its own, and a notice renewed for
    new days, which goes along with the notice of changed days. Safe to repeat.
    """
    by_id = {one.id: one for one in episodes}
    papers_ = list(Document.objects.filter(subject__in=by_id, kind__in=papers.ACTS, pending=False))
    gone = [one.id for one in papers_ if one.withdrawn_at is not None]
    duties.withdraw(papers.DELIVER, gone, "replaced")
    held = [one for one in papers_ if one.withdrawn_at is None]
    had, there = tracking.reached([one.id for one in papers_]), _served(by_id)
    changed = {one.subject: one.issued_at for one in held if one.kind == papers.EXTENSION}
    waiting = [
        one
        for one in held
        if one.id not in had
        and one.kind != papers.EXTENSION
        and (one.kind != papers.NOTICE or (one.subject in there and not _goes_along(one, changed)))
    ]
    return duties.plan(_duty(work, papers.DELIVER, one, by_id[one.subject]) for one in waiting)


def _served(episodes: Iterable[UUID]) -> set[UUID]:
    """The episodes whose first notice was served."""
    rows = NoticeServed.objects.filter(episode__in=list(episodes), annulled_at=None)
    return set(rows.values_list("episode_id", flat=True))


def _goes_along(notice: Document, changed: Mapping[UUID, datetime]) -> bool:
    return notice.subject in changed and changed[notice.subject] >= notice.issued_at


def plan_removals(work: Work, episodes: Sequence[Episode]) -> int:
    """A duty for every notice at a door behind which nobody is in care any more."""
    by_home = {one.household_id: one for one in episodes}
    free = set(by_home) - in_care(by_home)
    up = hanging(free)
    documents.withdraw(kind=papers.DOOR, subjects=free, at=work.now)
    return duties.plan(
        _duty(work, papers.TAKE_DOWN, one.document, by_home[one.document.subject]) for one in up
    )


def in_care(households: Iterable[UUID]) -> set[UUID]:
    """Those of whom somebody is in care by a decision, wherever his file stands just now."""
    rows = Episode.objects.open().filter(person__household__in=list(households))
    homes = rows.exclude(state=facts.UNDECIDED).values_list("person__household_id", flat=True)
    return set(homes)


def hanging(households: Iterable[UUID]) -> list[Delivery]:
    """The notices that hang at doors, as papers of these households."""
    rows = Delivery.objects.filter(
        document__kind=papers.DOOR,
        document__subject__in=list(households),
        how="posted",
        annulled_at=None,
        down_at=None,
    )
    return list(rows.select_related("document"))


def _duty(work: Work, kind: str, document: Document, episode: Episode) -> duties.Draft:
    due = work.now + (TO_DELIVER if kind == papers.DELIVER else TO_TAKE_DOWN)
    return duties.Draft(
        kind=kind,
        subject_kind="document",
        subject=document.id,
        slot=str(episode.id),
        opens_at=work.now,
        due_at=due,
        missed_at=due + timedelta(hours=12),
        label=episode.household.address,
        stamp=episode.stamp,
        household=episode.household_id,
        sort_key=episode.household.sort_key,
    )
