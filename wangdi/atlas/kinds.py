"""What this room offers to be imported."""

from django.utils.translation import gettext_lazy as _

from wangdi.atlas.entering.columns import CAUSES, COLUMNS
from wangdi.atlas.entering.preparing import PERMISSION, match, prepare
from wangdi.home import wording
from wangdi.importing import kinds

for cause in CAUSES:
    wording.name_reason(cause.code, cause.label)
kinds.register(
    kinds.ImportKind(
        name="places",
        label=_("Places and grids"),
        permission=PERMISSION,
        command="territory.enter_places",
        columns=COLUMNS,
        causes=CAUSES,
        prepare=prepare,
        match=match,
        order=5,
    )
)
