"""What this room counts in places, and who it knows to work there, for the pages of places."""

from collections.abc import Collection

from django.db.models import Count
from django.utils.translation import gettext as _

from wangdi.people.models import Dwelling, Household, Level, Responsibility


def doors(column: str, ids: Collection[int]) -> dict[int, int]:
    """How many doors the ledger has, by a column of the stamp. One query."""
    rows = Dwelling.objects.filter(**{f"{column}__in": list(ids)})
    return dict(rows.values_list(column).annotate(Count("id")).order_by())


def households(column: str, ids: Collection[int]) -> dict[int, int]:
    """How many households live now, by a column of the stamp. One query."""
    rows = Household.objects.filter(closed_on=None, **{f"{column}__in": list(ids)})
    return dict(rows.values_list(column).annotate(Count("id")).order_by())


def workers(grid_ids: Collection[int]) -> dict[int, list[str]]:
    """Who looks after each grid, whether or not he signs in. One query."""
    rows = Responsibility.objects.filter(
        until=None, worker__left_on=None, level=Level.GRID, grid_id__in=list(grid_ids)
    )
    found: dict[int, list[str]] = {}
    for grid, name in rows.order_by("since", "id").values_list("grid_id", "worker__name"):
        found.setdefault(grid or 0, []).append(name)
    return found


def lived_in(place_ids: Collection[int]) -> dict[int, str]:
    """The buildings in which somebody lives still, with a sentence for who would close them."""
    counts = households("building_id", place_ids)
    sentence = _("%(count)s households live in it still: move them first.")
    return {place: sentence % {"count": count} for place, count in counts.items() if count}
