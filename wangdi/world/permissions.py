from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare("world.finish", _("Say that the demo town is complete"), roles=())
