"""Which team's queue a duty stands in. Pure."""

from collections.abc import Iterable, Mapping, Sequence


def team_of(kind: str, teams: Mapping[str, Sequence[str]]) -> str:
    """The team of the longest beginning that fits; empty where no team has it."""
    fits = [
        (len(begins), team)
        for team, beginnings in teams.items()
        for begins in beginnings
        if kind.startswith(begins)
    ]
    return max(fits)[1] if fits else ""


def by_team(kinds: Iterable[str], teams: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Kinds of duties by team, in the order of `teams`; a team without a kind stays, empty."""
    found: dict[str, list[str]] = {team: [] for team in teams}
    for kind in kinds:
        if team := team_of(kind, teams):
            found[team].append(kind)
    return found
