"""The place that stands for the office itself: what no community and no place claims is its."""

from wangdi.territory.models import Place


def top() -> int | None:
    """The lowest place that holds every community; a single community is itself."""
    lines = list(Place.objects.communities().values_list("id", "ancestors"))
    if len(lines) <= 1:
        return lines[0][0] if lines else None
    shared = set(lines[0][1]).intersection(*(above for _id, above in lines))
    return next((one for one in reversed(lines[0][1]) if one in shared), None)
