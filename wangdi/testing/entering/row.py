"""One row of a list of results, as the intake takes it."""

from datetime import date, time
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from wangdi.intake.commands import Payload
from wangdi.testing.entering.columns import SENTENCES
from wangdi.testing.payloads import KINDS

Text = Annotated[str, Field(max_length=100)]


class ResultRow(Payload):
    """As it was read. `hold` names the cause that keeps the row for a person.

    Of the moment: `person`, chosen by somebody who looked, `home`, the community of whoever
    brings the list where the row says none, and `hold`.
    """

    passing = frozenset({"person", "home", "hold"})

    person: UUID | None = None
    dwelling: UUID | None = None
    community: int | None = None
    home: int | None = None
    name: Text = ""
    id_number: Annotated[str, Field(max_length=40)] = ""
    phone: Annotated[str, Field(max_length=30)] = ""
    address: Text = ""
    kind: KINDS = "nucleic"
    outcome: Annotated[str, Field(pattern="^(pending|negative|positive|invalid)?$")] = ""
    sampled_on: date | None = None
    sampled_time: time | None = None
    reported_at: AwareDatetime | None = None
    number: Annotated[str, Field(max_length=40)] = ""
    place: Text = ""
    taken_by: Annotated[str, Field(max_length=60)] = ""
    laboratory: Text = ""
    hold: Annotated[str, Field(pattern=f"^({'|'.join(SENTENCES)})?$")] = ""

    def sample(self) -> dict[str, Any]:
        """What it says of the sample, as `testing.record` is asked."""
        own = {"person", "dwelling", "community", "home", "name", "id_number", "phone", "address"}
        return self.model_dump(exclude=own | {"hold"}) | {"source": "list"}
