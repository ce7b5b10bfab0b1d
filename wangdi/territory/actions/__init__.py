"""What happens to many places and grids."""

from wangdi.territory.actions.drawing import (
    NewGrid,
    draw,
    drawn_anew_since,
    end,
    join,
    redraw,
    redraw_as_before,
    release,
    undraw,
)
from wangdi.territory.actions.laying import Named, NewPlace, lay
from wangdi.territory.actions.replanting import Replanted, replant, settle

__all__ = [
    "Named",
    "NewGrid",
    "NewPlace",
    "Replanted",
    "draw",
    "drawn_anew_since",
    "end",
    "join",
    "lay",
    "redraw",
    "redraw_as_before",
    "release",
    "replant",
    "settle",
    "undraw",
]
