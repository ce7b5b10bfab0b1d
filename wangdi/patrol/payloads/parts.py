"""Types that several payloads share."""

from typing import Annotated

from pydantic import Field

Short = Annotated[str, Field(min_length=1, max_length=60)]
Reason = Annotated[str, Field(min_length=2, max_length=200)]
Note = Annotated[str, Field(max_length=500)]
Number = Annotated[int, Field(ge=0, le=9999)]
