"""Who acts: a signed-in user, or the system itself under a name that says which part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`id` is the user's id, None for the system; `label` is shown in the audit trail."""

    id: int | None
    label: str

    @property
    def is_system(self) -> bool:
        return self.id is None


def system(part: str) -> Actor:
    """The system acting by a rule, e.g. `system("clock")`; it passes every permission."""
    return Actor(None, part)


RESIDENT = system("resident")
"""A household that asks something of itself by its link, without an account."""
