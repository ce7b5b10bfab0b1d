from django.utils.translation import gettext_lazy as _

from wangdi.access.permissions import declare

declare(
    "documents.read",
    _("Read issued documents"),
    roles=("grid_worker", "community_secretary", "area_doctor", "duty_desk", "leader"),
)
declare(
    "documents.delete_attachment",
    _("Delete an attached file for good"),
    roles=("community_secretary", "duty_desk"),
)
declare("documents.edit_words", _("Write words of papers"), roles=("duty_desk",))
declare("documents.approve_words", _("Put words of papers in force"), roles=("leader",))
declare("documents.view_words", _("See the words of papers"), roles=("duty_desk", "leader"))
