"""The columns of a list of expected returnees, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Cause, Column
from wangdi.lib.masking import mask_name, mask_phone

COLUMNS = (
    Column(name="name", label=_("Name"), required=True, mask=mask_name,
           aliases=("姓名", "人员姓名", "返乡人员姓名", "旅客姓名")),
    Column(name="phone", label=_("Telephone"), mask=mask_phone,
           aliases=("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式")),
    Column(name="origin", label=_("Came from"), required=True,
           aliases=("来自", "出发地", "始发地", "来源地", "从何地返回", "返回地")),
    Column(name="transport_number", label=_("Train, flight or plate number"),
           aliases=("车次", "航班号", "车次/航班", "车次/航班/车牌", "车牌号", "班次")),
    Column(name="point", label=_("Entry point"), required=True,
           aliases=("防控口", "到达口", "接站点", "到达站", "下高速口", "交接点", "到达地点")),
    Column(name="day", label=_("Day of arrival"), required=True,
           aliases=("到达日期", "抵达日期", "到站日期", "预计到达日期", "返乡日期")),
    Column(name="hour", label=_("Hour of arrival"),
           aliases=("到达时间", "到站时间", "预计到达时间", "时间")),
    Column(name="community", label=_("Community"), required=True,
           aliases=("社区", "目的社区", "所属社区", "所去社区", "社区名称", "村")),
    Column(name="compound", label=_("Compound"), aliases=("小区", "小区名称", "院落")),
    Column(name="building", label=_("Building"), aliases=("楼栋", "楼号", "栋", "幢", "楼")),
    Column(name="unit", label=pgettext_lazy("of a building", "Unit"), aliases=("单元", "单元号")),
    Column(name="room", label=_("Room"), aliases=("房号", "室", "门牌号", "房间号", "户号")),
)  # fmt: skip

CAUSES = (
    Cause("name_missing", _("No name"), _("Nobody can be expected without a name.")),
    Cause("point_unknown", _("Unknown entry point"),
          _("No open entry point has this name. Open it first, or correct the name.")),
    Cause("community_unknown", _("Unknown community"),
          _("Nobody would receive this person: say which community he goes to.")),
    Cause("day_odd", _("Not a day"), _("Write the day as 2020-02-10 and the hour as 14:30.")),
    Cause("origin_missing", _("No origin"), _("A returnee came from somewhere: write the place.")),
    Cause("phone_odd", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("expected_already", _("Expected already"),
          _("The same person is expected on this day, or stands twice here.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
