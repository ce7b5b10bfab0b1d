"""Where test results are plugged into the floors below."""

from wangdi.home import choosing, wording
from wangdi.people import choosing as residents
from wangdi.people import holds, merging
from wangdi.testing import following
from wangdi.testing.entering.columns import CAUSES

holds.register("testing", following.held)
merging.register("testing", following.merge, following.unmerge)
choosing.offer("testing.enter", "person", residents.people)
for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
