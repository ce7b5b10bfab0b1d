"""Fifty rows at a time, with a constant number of queries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import F, Model, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import HttpRequest

SIZE = 50
CAP = 10_000
POSITION = ("page", "after", "before", "at")
Count = int | Callable[[], int] | None
Row = TypeVar("Row")
Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """`first` and `last` count from 1; `capped` says that there are more than `count`."""

    rows: list[Row]
    count: int
    first: int
    last: int
    capped: bool = False
    previous_url: str | None = None
    next_url: str | None = None


def pages(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], count: Count = None, size: int = SIZE
) -> Page[Any]:
    """One page by its number (`?page=2`): two queries, one where the caller knows the count.

    Takes an ordered queryset or a list. A number beyond the end gives the last page.
    Its cost grows with the page's number: for a list that people leaf through far, use `keyset`.
    """
    total, capped = _count(rows, count)
    number = min(_number(request, "page", 1), max(1, -(-total // size)))
    start = (number - 1) * size
    return _page(
        list(rows[start : start + size]),
        start=start,
        total=(total, capped),
        before=with_parameters(request, page=number - 1) if number > 1 else None,
        after=with_parameters(request, page=number + 1) if start + size < total else None,
    )


def keyset(
    request: HttpRequest,
    queryset: QuerySet[Record],
    by: Sequence[str],
    *,
    count: Count = None,
    size: int = SIZE,
) -> Page[Record]:
    """One page by the row it follows (`?after=<id>`): equally quick at the end of any list.

    `by` are columns without nulls, all ascending or all descending (`-name`), the last one unique,
    best the columns of one index. The address carries only an id, never what is sorted by.
    Three queries: count, place, rows. Where the row of the address is gone, starts again.
    """
    descending = by[0].startswith("-")
    names = [name.lstrip("-") for name in by]
    backwards = "before" in request.GET
    place = _place(queryset.model, request.GET.get("before" if backwards else "after"), names)
    total = _count(queryset, count)
    start = _number(request, "at", 0) if place else 0
    found = _beyond(queryset, names, place, up=descending == backwards)
    rows = list(found[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if backwards and place:
        rows.reverse()
        start = max(0, start - len(rows))
        earlier, later = more, True
    else:
        earlier, later = place is not None, more
    if not rows:
        earlier = later = False
    return _page(
        rows,
        start=start,
        total=total,
        before=with_parameters(request, before=rows[0].pk, at=start) if earlier else None,
        after=with_parameters(request, after=rows[-1].pk, at=start + len(rows)) if later else None,
    )


def with_parameters(request: HttpRequest, **changes: object) -> str:
    """The page's own address with other parameters; the position in the list is forgotten."""
    query = request.GET.copy()
    for name in POSITION:
        query.pop(name, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _place(model: type[Model], key: str | None, names: list[str]) -> tuple[Any, ...] | None:
    if not key:
        return None
    try:
        pk = model._meta.pk.to_python(key)
    except ValidationError:
        return None
    return model._base_manager.filter(pk=pk).values_list(*names).first()


def _beyond(
    queryset: QuerySet[Record], names: list[str], place: tuple[Any, ...] | None, *, up: bool
) -> QuerySet[Record]:
    ordered = queryset.order_by(*(names if up else [f"-{name}" for name in names]))
    if place is None:
        return ordered
    lookup = TupleGreaterThan if up else TupleLessThan
    return ordered.filter(lookup(Tuple(*(F(name) for name in names)), place))


def _count(rows: QuerySet[Any] | Sequence[Any], count: Count) -> tuple[int, bool]:
    if callable(count):
        return count(), False
    if count is not None:
        return count, False
    if not isinstance(rows, QuerySet):
        return len(rows), False
    found = rows.order_by()[: CAP + 1].count()
    return min(found, CAP), found > CAP


def _number(request: HttpRequest, name: str, default: int) -> int:
    text = request.GET.get(name, "")
    return (
        max(default, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else default
    )


def _page(
    rows: list[Row],
    *,
    start: int,
    total: tuple[int, bool],
    before: str | None,
    after: str | None,
) -> Page[Row]:
    count, capped = total
    last = start + len(rows)
    return Page(
        rows=rows,
        count=max(count, last),
        first=start + 1 if rows else 0,
        last=last,
        capped=capped and last <= count,
        previous_url=before,
        next_url=after,
    )
