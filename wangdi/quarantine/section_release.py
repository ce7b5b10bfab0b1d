"""What a profile says about the end of the days: the tests it asks for, and who may vouch."""

from pydantic import Field

from wangdi.profiles.texts import Strict


class ReleaseRules(Strict):
    """`final_samples`: how many negative samples the last day of tests takes.

    `vouched`: whether a person may say that he saw the results where no record shows them.
    """

    final_samples: int = Field(default=1, ge=1, le=3)
    vouched: bool = False
