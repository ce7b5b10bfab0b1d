from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

OFFICE = ("grid_worker", "community_secretary", "duty_desk")

declare("passes.view", _("See passes"), roles=(*OFFICE, "leader"))
declare("passes.issue", _("Issue and print passes"), roles=OFFICE)
declare("passes.act", _("Block, void, revoke, renew and replace passes"), roles=OFFICE)
declare("passes.name_phone", _("Show a pass on a telephone"), roles=())
declare("passes.keys", _("Renew the key that signs passes"), roles=("leader",))
