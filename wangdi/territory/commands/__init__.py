"""What may be asked of the territory."""

from wangdi.intake.registry import register
from wangdi.territory.commands.adding import AddPlaces, LayPlace
from wangdi.territory.commands.changing import MovePlaces, RenamePlaces
from wangdi.territory.commands.closing import ClosePlaces, MergePlaces, SplitPlaces
from wangdi.territory.commands.describing import DescribePlaces
from wangdi.territory.commands.drawing import DrawGrids, EndGrids
from wangdi.territory.commands.entering import EnterPlaces
from wangdi.territory.commands.laying import LayDistrict, LaySubdistrict

register(
    LaySubdistrict(),
    LayDistrict(),
    LayPlace(),
    AddPlaces(),
    EnterPlaces(),
    DrawGrids(),
    EndGrids(),
    DescribePlaces(),
    MovePlaces(),
    RenamePlaces(),
    SplitPlaces(),
    MergePlaces(),
    ClosePlaces(),
)
