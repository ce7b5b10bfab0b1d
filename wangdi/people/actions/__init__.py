"""What happens to many households and people at once."""

from wangdi.people.actions.households import (
    NewHousehold,
    close_empty,
    literal,
    move_households,
    open_households,
    resize,
)
from wangdi.people.actions.persons import NewPerson, add_people, known_numbers

__all__ = [
    "NewHousehold",
    "NewPerson",
    "add_people",
    "close_empty",
    "known_numbers",
    "literal",
    "move_households",
    "open_households",
    "resize",
]
