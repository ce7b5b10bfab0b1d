"""The register brought as a file: read by what offices write, doubles known, doubts kept."""

from wangdi.importing.kinds import Context, Table, Verdict, kind
from wangdi.intake.commands import Incoming
from wangdi.intake.submitting import submit
from wangdi.lib import ids
from wangdi.patrol.models import Venue
from wangdi.patrol.tests.conftest import Streets

LIST = {
    "name": ["示例药店", "示例网咖", "示例药店", "", "示例鸽子", "示例超市"],
    "kind": ["零售药店", "网咖", "药房", "超市", "天文台", "超市"],
    "community": ["这边社区", "这边社区", "这边社区", "这边社区", "这边社区", "别处社区"],
    "grid": ["一格", "", "一格", "", "", ""],
    "owner": ["店主甲", "", "店主甲", "", "", "无"],
    "phone": ["03710000001", "", "03710000001", "", "", "12"],
    "seats": ["", "60", "", "", "", ""],
}


def prepared(here: Streets):
    rows = len(LIST["name"])
    table = Table(list(range(2, rows + 2)), LIST)
    offered = kind("venues")
    context = Context(here.actor("secretary"), communities=frozenset({here.town.here.id}))
    made = offered.prepare(table, context)
    return offered, made, made.findings + offered.match(made, context)


def test_a_list_of_venues_is_read_as_offices_write_it(here, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        _offered, made, findings = prepared(here)
    grid = here.town.grids["one"].id
    first = made.payloads[0]
    assert (first.kind, first.place, first.grid) == ("pharmacy", here.town.here.id, grid)
    assert (made.payloads[1].kind, made.payloads[1].seats) == ("internet_bar", 60)
    told = {(one.cause, tuple(one.rows), one.verdict) for one in findings}
    assert told == {
        ("same_venue", (2,), Verdict.DUPLICATE),
        ("venue_name", (3,), Verdict.REVIEW),
        ("venue_kind", (4,), Verdict.REVIEW),
        ("venue_where", (5,), Verdict.REVIEW),
        ("venue_phone", (5,), Verdict.REVIEW),
    }


def test_what_was_shown_is_what_is_written(here):
    offered, made, _findings = prepared(here)
    records = [Incoming(ids.uuid7(), one) for one in made.payloads]
    answers = submit(
        actor=here.actor("secretary"), command=offered.command, records=records, channel="import"
    )
    assert (answers.applied, answers.duplicate, answers.review) == (2, 1, 3)
    assert set(Venue.objects.values_list("name", flat=True)) == {"示例药店", "示例网咖"}
    shop = Venue.objects.get(kind="pharmacy")
    keys = {one.key: one.key for one in records}
    assert offered.held
    assert offered.held(keys) == set()
    here.check(shop)
    assert offered.held(keys) == {shop.id}
