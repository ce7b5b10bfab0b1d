"""The columns of a list of checkpoints, the headings offices write, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _

from wangdi.checkpoints.models import CheckpointKind
from wangdi.importing.kinds import Cause, Column, Values

KINDS = Values(
    names=dict(CheckpointKind.choices),
    words={
        "小区大门": "compound_gate", "大门": "compound_gate", "小区卡点": "compound_gate",
        "小区出入口": "compound_gate", "小区门": "compound_gate", "小区": "compound_gate",
        "村口": "compound_gate", "村口卡点": "compound_gate", "正门": "compound_gate",
        "单元门": "unit_door", "单元楼门": "unit_door", "楼门": "unit_door", "楼栋门": "unit_door",
        "人行卡口": "pedestrian", "人行": "pedestrian", "人行出入口": "pedestrian",
        "人行卡点": "pedestrian", "行人": "pedestrian",
        "车行卡口": "vehicle", "车行": "vehicle", "车行出入口": "vehicle", "车行卡点": "vehicle",
        "车辆": "vehicle", "道路卡点": "vehicle",
        "单位": "site", "单位门岗": "site", "企业": "site", "学校": "site", "工地": "site",
        "商场": "site", "场所": "site",
        "防控口": "entry_point", "高速口": "entry_point", "火车站": "entry_point",
        "车站": "entry_point", "辖区防控口": "entry_point",
    },
)  # fmt: skip

COLUMNS = (
    Column(name="number", label=_("Register number"), merged=False,
           aliases=("编号", "卡点编号", "卡口编号", "点位编号")),
    Column(name="name", label=_("Name of the checkpoint"), required=True, merged=False,
           aliases=("卡点名称", "卡口名称", "卡点", "卡口", "名称", "点位名称", "出入口")),
    Column(name="kind", label=_("Kind of checkpoint"), required=True, values=KINDS,
           aliases=("卡点类型", "卡口类型", "类型", "类别", "卡点类别")),
    Column(name="community", label=_("Community"), required=True,
           aliases=("社区", "所属社区", "村", "社区(村)", "村(社区)", "所在社区")),
    Column(name="compound", label=_("Compound"),
           aliases=("小区", "小区名称", "院落", "楼院", "自然村", "位置")),
    Column(name="building", label=_("Building"), aliases=("楼栋", "楼号")),
    Column(name="unit", label=_("Unit of the building"), aliases=("单元", "单元号")),
    Column(name="hours", label=_("Hours on duty"),
           aliases=("值守时间", "值守时段", "开放时间", "时间")),
    Column(name="spot", label=_("Monitoring point"),
           aliases=("监测点", "监测点位置", "测温点")),
    Column(name="team", label=_("Responsible team"),
           aliases=("责任单位", "包保单位", "值守单位", "责任队伍", "值守力量")),
    Column(name="branch", label=_("Responsible branch"),
           aliases=("临时党支部", "党支部", "责任支部")),
)  # fmt: skip

CAUSES = (
    Cause("checkpoint_name", _("The name is missing"),
          _("A checkpoint cannot be registered without a name.")),
    Cause("checkpoint_kind", _("Unknown kind of checkpoint"),
          _("Say what it is: compound gate, unit door, pedestrian, vehicle, site, entry point.")),
    Cause("checkpoint_where", _("Unknown place"),
          _("No such community, compound, building or unit stands here. Correct it, or lay it.")),
    Cause("checkpoint_hours", _("Hours that cannot be read"),
          _("Hours are written as 06:00-22:00, or 24 hours.")),
    Cause("checkpoint_unit", _("Unknown branch or team"),
          _("No branch or team of this name serves now. Form it first, or correct the name.")),
    Cause("same_checkpoint", _("On the register already"),
          _("A checkpoint of this number, or of this name at this place, is there already.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
