"""What happens to many households and people at once."""

from wangdi.people.actions.households import NewHousehold, close_empty, open_households, resize
from wangdi.people.actions.persons import NewPerson, add_people, known_numbers

__all__ = [
    "NewHousehold",
    "NewPerson",
    "add_people",
    "close_empty",
    "known_numbers",
    "open_households",
    "resize",
]
