"""The columns of a list of key areas, the headings offices write, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Cause, Column

COLUMNS = (
    Column(name="name", label=_("Place"), required=True,
           aliases=("地区", "重点地区", "地区名称", "名称", "风险地区", "中高风险地区", "城市")),
    Column(name="code", label=_("Division code"),
           aliases=("区划代码", "行政区划代码", "代码", "地区代码")),
    Column(name="since", label=_("Key area from"), required=True,
           aliases=("起始日期", "列入日期", "开始日期", "自", "生效日期", "起始时间")),
    Column(name="until", label=_("Until"),
           aliases=("结束日期", "解除日期", "截止日期", "调出日期", "解除时间")),
    Column(name="grade", label=_("Class of risk"), aliases=("风险等级", "类别", "等级")),
    Column(name="measure", label=_("What is asked of returnees"),
           aliases=("管控措施", "措施", "要求")),
    Column(name="source", label=pgettext_lazy("key area", "Document"), required=True,
           aliases=("依据文件", "文件", "文号", "来源", "依据")),
)  # fmt: skip

CAUSES = (
    Cause("place_unknown", _("Unknown place"),
          _("No official division has this name or code: write the whole name,"
            " with its province.")),
    Cause("date_odd", _("Not a date"),
          _("Write dates as 2020-02-10; a day of travel is not in the future.")),
    Cause("until_before", _("Ends before it begins"), _("The last day is before the first.")),
    Cause("source_missing", _("No document"),
          _("A key area is one because a document says so: write its number or title.")),
    Cause("same_area", _("Listed already"),
          _("The same area from the same day is on the list, or stands twice here.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
