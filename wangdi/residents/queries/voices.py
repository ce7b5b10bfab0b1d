"""What was said against a decision, and how it was answered."""

from wangdi.quarantine.models import Episode, Objection


def of_episode(episode: Episode) -> list[Objection]:
    """Newest first."""
    rows = Objection.objects.filter(episode=episode, annulled_at=None)
    return list(rows.order_by("-at", "-id"))
