"""Posts opened and closed, and their shifts laid."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from wangdi.access.scoping import stamps
from wangdi.checkpoints.models import Checkpoint
from wangdi.checkpoints.placing import stamps_of
from wangdi.intake.commands import (
    Applied,
    Command,
    Known,
    Outcome,
    Payload,
    Record,
    Refused,
    Review,
    Work,
)
from wangdi.intake.stamps import Stamp
from wangdi.lib import clock, ids
from wangdi.roster import section
from wangdi.roster.models import Post, Shift, Turn
from wangdi.territory.models import Place

PLAN = "roster.plan"


class PostPayload(Payload):
    """At a checkpoint, whose name, place and branch it takes over; or at a place of any kind."""

    checkpoint: UUID | None = None
    place: int | None = None
    name: str = Field(default="", max_length=100)
    duty: str = Field(min_length=2, max_length=500)
    need: int | None = Field(default=None, ge=1, le=20)
    branch: UUID | None = None


class OpenPost(Command[PostPayload]):
    """Open posts; the record's key is the post's id. One that stands already is known."""

    name, event, subject_kind = "roster.open_post", "roster.post_opened", "post"
    permission, Payload = PLAN, PostPayload

    def locate(self, payloads: Sequence[PostPayload]) -> list[Stamp | None]:
        gates = Checkpoint.objects.in_bulk({one.checkpoint for one in payloads if one.checkpoint})
        places = stamps_of({one.place for one in payloads if one.place})
        known = {key: gate.stamp for key, gate in gates.items()}
        return [
            known.get(one.checkpoint) if one.checkpoint else places.get(one.place or 0)
            for one in payloads
        ]

    def apply(self, work: Work, records: Sequence[Record[PostPayload]]) -> list[Outcome]:
        asked = [record.payload for record in records]
        gates = Checkpoint.objects.in_bulk({one.checkpoint for one in asked if one.checkpoint})
        standing = _standing(asked)
        outcomes: list[Outcome] = []
        made: list[Post] = []
        for record in records:
            post = _post(record, gates.get(record.payload.checkpoint or record.key), work)
            if not post.name:
                outcomes.append(Review("post_name", _("Say how the post is called."), "name"))
                continue
            same = post.checkpoint_id or (post.place_id, post.name)
            if before := standing.get(same):
                outcomes.append(Known(before))
                continue
            standing[same] = post.id
            made.append(post)
            outcomes.append(Applied(post.id))
        Post.objects.bulk_create(made, batch_size=1000)
        return outcomes

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        close(keys, clock.day_of(work.now), keys[0])


class ClosePostPayload(Payload):
    post: UUID
    on: date = Field(default_factory=clock.today)


class ClosePost(Command[ClosePostPayload]):
    """Nobody stands there any more; shifts to come go with it."""

    name, event, subject_kind = "roster.close_post", "roster.post_closed", "post"
    permission, Payload = PLAN, ClosePostPayload

    def locate(self, payloads: Sequence[ClosePostPayload]) -> list[Stamp | None]:
        return stamps_of_posts([one.post for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ClosePostPayload]]) -> list[Outcome]:
        for record in records:
            close([record.payload.post], record.payload.on, record.key)
        return [Applied(record.payload.post) for record in records]

    def subject_of(self, payload: ClosePostPayload) -> UUID:
        return payload.post

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        Post.objects.filter(closed_by__in=keys).update(closed_on=None, closed_by=None)
        Turn.objects.filter(removed_by__in=keys).update(removed_at=None, removed_by=None)


class ShiftsPayload(Payload):
    """The shifts of one post from a day on, as the rules in force say."""

    post: UUID
    first_day: date
    days: int = Field(default=7, ge=1, le=31)


class LayShifts(Command[ShiftsPayload]):
    """Lay the shifts of posts for some days; what stands already stays."""

    name, event, subject_kind = "roster.lay_shifts", "roster.shifts_laid", "post"
    permission, Payload = PLAN, ShiftsPayload

    def locate(self, payloads: Sequence[ShiftsPayload]) -> list[Stamp | None]:
        return stamps_of_posts([one.post for one in payloads])

    def apply(self, work: Work, records: Sequence[Record[ShiftsPayload]]) -> list[Outcome]:
        posts = Post.objects.in_bulk({record.payload.post for record in records})
        kinds = _kinds(posts.values())
        rules = section.current()
        rows = [
            shift
            for record in records
            for shift in _shifts(record, posts[record.payload.post], rules, kinds)
        ]
        Shift.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
        return [Applied(record.payload.post) for record in records]

    def subject_of(self, payload: ShiftsPayload) -> UUID:
        return payload.post

    def annul(self, work: Work, keys: Sequence[UUID], reason: str) -> None:
        laid = Shift.objects.filter(laid_by__in=keys)
        if Turn.objects.filter(shift__in=laid).exists():
            raise Refused(_("Somebody stands in one of these shifts; take him out first."))
        laid.delete()


def close(posts: Sequence[UUID], on: date, key: UUID) -> None:
    """Posts end on a day, and whoever was to stand there later does not."""
    begins = clock.day_bounds(on)[1]
    later = Turn.objects.filter(
        shift__post__in=posts, shift__begins_at__gte=begins, removed_at=None, in_at=None
    )
    later.update(removed_at=clock.now(), removed_by=key)
    Post.objects.filter(id__in=posts, closed_on=None).update(closed_on=on, closed_by=key)


def stamps_of_posts(posts: Sequence[UUID]) -> list[Stamp | None]:
    """The stamp of each open post; None: not there. One query."""
    rows = Post.objects.filter(closed_on=None).in_bulk(set(posts))
    return [rows[one].stamp if one in rows else None for one in posts]


def _standing(asked: Sequence[PostPayload]) -> dict[object, UUID]:
    rows = Post.objects.filter(closed_on=None)
    gates = rows.filter(checkpoint__in={one.checkpoint for one in asked if one.checkpoint})
    named = rows.filter(checkpoint=None, place__in={one.place for one in asked if one.place})
    known: dict[object, UUID] = {one.checkpoint_id: one.id for one in gates}
    return known | {(one.place_id, one.name): one.id for one in named}


def _post(record: Record[PostPayload], gate: Checkpoint | None, work: Work) -> Post:
    asked = record.payload
    return Post(
        id=record.key,
        checkpoint=gate,
        place_id=gate.place_id if gate else asked.place or 0,
        name=asked.name or (gate.name if gate else ""),
        duty=asked.duty,
        need=asked.need,
        branch_id=asked.branch or (gate.branch_id if gate else None),
        opened_on=clock.day_of(work.now),
        **stamps(record.stamp),
    )


def _kinds(posts: Iterable[Post]) -> dict[int, str]:
    """The kind of each community in which posts stand."""
    wanted = {post.community_id for post in posts if post.community_id}
    return dict(Place.objects.filter(id__in=wanted).values_list("id", "kind"))


def _shifts(
    record: Record[ShiftsPayload],
    post: Post,
    rules: section.RosterSection,
    kinds: dict[int, str],
) -> Iterable[Shift]:
    need = post.need or rules.needed(kinds.get(post.community_id or 0, ""))
    for ahead in range(record.payload.days):
        day = record.payload.first_day + timedelta(days=ahead)
        for rule in rules.shifts:
            begins = clock.at(day, rule.begins)
            yield Shift(
                id=ids.uuid7(),
                post=post,
                day=day,
                code=rule.code,
                begins_at=begins,
                ends_at=begins + timedelta(hours=rule.hours),
                need=need,
                night=rule.night,
                laid_by=record.key,
                **stamps(post),
            )
