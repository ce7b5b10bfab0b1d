import pytest
from django.contrib.contenttypes.models import ContentType

from wangdi.ui import paging, tables
from wangdi.ui.tests.pages import get

COLUMNS = (
    tables.Column("model", "Model", sort="model"),
    tables.Column("app_label", "Room"),
    tables.Column("id", "Number", shown=False, numeric=True),
)


def test_pages_of_a_list():
    page = paging.pages(get("/?page=2&state=late"), list(range(120)))
    assert (page.first, page.last, page.count) == (51, 100, 120)
    assert page.previous_url == "/?state=late&page=1"
    assert page.next_url == "/?state=late&page=3"


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "٣", "99999999999"])
def test_a_strange_page_number_is_no_error(page):
    assert paging.pages(get(f"/?page={page}"), [1, 2]).rows == [1, 2]


def test_beyond_the_end_is_the_end():
    assert paging.pages(get("/?page=9"), list(range(60))).rows == list(range(50, 60))


@pytest.fixture
def things(db):
    ContentType.objects.all().delete()
    ContentType.objects.bulk_create(ContentType(app_label="x", model=f"m{n:03}") for n in range(12))
    return ContentType.objects.all()


@pytest.mark.parametrize("by", [("model", "id"), ("-model", "-id")])
def test_a_keyset_goes_through_every_row_once_and_back(things, by):
    wanted = list(things.order_by(*by))
    page = paging.keyset(get("/?q=x"), things, by, size=5)
    assert page.previous_url is None
    forward = [page]
    while page.next_url:
        page = paging.keyset(get(page.next_url), things, by, size=5)
        forward.append(page)
    assert [row for page in forward for row in page.rows] == wanted
    assert [(p.first, p.last) for p in forward] == [(1, 5), (6, 10), (11, 12)]
    assert "q=x" in str(forward[0].next_url)
    back = paging.keyset(get(str(page.previous_url)), things, by, size=5)
    assert back.rows == forward[1].rows
    assert (back.first, back.last) == (6, 10)
    start = paging.keyset(get(str(back.previous_url)), things, by, size=5)
    assert start.rows == forward[0].rows
    assert start.previous_url is None


@pytest.mark.parametrize("after", ["x", "999999999", "'; drop table"])
def test_a_strange_place_starts_again(things, after):
    assert len(paging.keyset(get(f"/?after={after}"), things, ("model", "id")).rows) == 12


def test_the_number_of_queries_is_constant(things, django_assert_num_queries):
    last = things.order_by("model")[9]
    with django_assert_num_queries(3):
        paging.keyset(get(f"/?after={last.pk}"), things, ("model", "id"))
    with django_assert_num_queries(1):
        paging.pages(get("/?page=1"), things.order_by("model"), count=12)


def test_a_long_list_is_counted_up_to_a_cap(things, monkeypatch):
    monkeypatch.setattr(paging, "CAP", 10)
    page = paging.pages(get(), things.order_by("model"), size=4)
    assert (page.count, page.capped) == (10, True)


def test_a_table_sorts_and_shows_what_is_allowed_only():
    table = tables.Table(get("/?sort=-model&cols=model,secret"), COLUMNS, "model")
    assert table.order == ("-model", "-pk")
    assert [column.key for column in table.columns] == ["model"]
    assert table.heads[0].url == "/?cols=model%2Csecret&sort=model"
    table = tables.Table(get("/?sort=password&page=3"), COLUMNS, "model")
    assert table.order == ("model", "pk")
    assert [column.key for column in table.columns] == ["model", "app_label"]


def test_a_filter_is_a_word_that_can_be_taken_away():
    request = get("/?state=late&building=3&page=4")
    words = tables.words(request, {"state": "Late", "building": "Building 3", "other": "Other"})
    assert [(word.label, word.remove_url) for word in words] == [
        ("Late", "/?building=3"),
        ("Building 3", "/?state=late"),
    ]
