"""Who looks after which homes: the gaps where nobody does, and what each worker carries.

A grid worker looks after a home by its grid, building or household; a captain by its building or
household.
"""

from wangdi.people.keeping.gaps import Gap, gaps
from wangdi.people.keeping.homes import Home, homes
from wangdi.people.keeping.kept import KINDS, kept
from wangdi.people.keeping.loads import NORM, Load, keepers_of, loads

__all__ = ["KINDS", "NORM", "Gap", "Home", "Load", "gaps", "homes", "keepers_of", "kept", "loads"]
