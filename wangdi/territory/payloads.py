"""One row of a list of places, as the intake takes it."""

from typing import Annotated

from pydantic import Field

from wangdi.intake.commands import Payload
from wangdi.lib.geo import Crs
from wangdi.territory.models import Management

Text = Annotated[str, Field(max_length=100)]
Name = Annotated[str, Field(max_length=60)]


class PlaceRow(Payload):
    """A building, a unit of it or a hamlet in its community, with its grid and its management.

    Two fields are of the moment: `community`, where it is known by id, and `hold`, the code of a
    cause that a person must look at first.
    """

    passing = frozenset({"community", "hold"})

    community: int | None = None
    subdistrict: Name = ""
    area: Name = ""
    community_name: Name = ""
    compound: Name = ""
    hamlet: bool = False
    building: Name = ""
    unit: Name = ""
    grid_code: Annotated[str, Field(max_length=20)] = ""
    grid_name: Name = ""
    upper_grid: Name = ""
    management: Management | None = None
    company: Text = ""
    stand_in: Name = ""
    stand_in_phone: Annotated[str, Field(max_length=30)] = ""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    crs: Crs | None = None
    hold: Annotated[str, Field(max_length=40)] = ""
