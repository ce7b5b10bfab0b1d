"""The columns of a list of staff, the headings offices write, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _

from wangdi.importing.kinds import Cause, Column, Values
from wangdi.lib.masking import mask_phone
from wangdi.staff.models import WorkerKind

KINDS = Values(
    names=dict(WorkerKind.choices),
    words={
        "街道干部": "office", "机关干部": "office", "街道": "office", "办事处": "office",
        "社区干部": "community", "社区工作者": "community", "社工": "community",
        "社区书记": "community", "两委": "community", "村干部": "community",
        "下沉干部": "secondee", "下沉人员": "secondee",
        "网格员": "grid", "专职网格员": "grid", "兼职网格员": "grid", "网格长": "grid",
        "楼栋长": "captain", "楼长": "captain", "单元长": "captain",
        "医生": "doctor", "片医": "doctor", "社区医生": "doctor", "家庭医生": "doctor",
        "村医": "doctor", "医务人员": "doctor",
        "民警": "police", "片警": "police", "社区民警": "police", "辅警": "police",
        "物业": "property", "物业经理": "property", "物业人员": "property",
        "班子成员": "leader", "街道领导": "leader", "三委": "community", "居民组长": "group_leader",
        "医护": "medic", "医护人员": "medic", "护士": "medic", "民兵": "militia",
        "群团": "mass", "妇联": "mass", "工会": "mass", "共青团": "mass",
        "公共单位": "institution", "居民群众": "resident", "居民": "resident",
        "志愿者": "volunteer", "党员志愿者": "volunteer", "党员": "volunteer",
        "交通组": "transport", "转运组": "transport", "驾驶员": "transport", "司机": "transport",
    },
)  # fmt: skip

PARTY = Values(
    names={"yes": _("Party member"), "no": _("Not a Party member")},
    words={
        "是": "yes", "党员": "yes", "中共党员": "yes", "预备党员": "yes", "中共预备党员": "yes",
        "否": "no", "群众": "no", "团员": "no", "共青团员": "no", "无党派": "no",
        "yes": "yes", "no": "no",
    },
)  # fmt: skip

COLUMNS = (
    Column(name="name", label=_("Name"), required=True, merged=False,
           aliases=("姓名", "人员姓名", "工作人员", "网格员姓名")),
    Column(name="kind", label=_("Kind of work"), required=True, values=KINDS,
           aliases=("岗位类别", "岗位", "人员类别", "类别", "身份", "人员性质")),
    Column(name="post", label=_("Post"), aliases=("职务", "职位", "岗位职责", "职责")),
    Column(name="unit", label=_("Organisation"),
           aliases=("单位", "所属单位", "工作单位", "派出单位", "单位名称")),
    Column(name="community", label=_("Community"),
           aliases=("社区", "所属社区", "村", "社区(村)", "村(社区)", "所在社区", "街道")),
    Column(name="grid", label=_("Grid"),
           aliases=("网格", "网格名称", "网格编号", "责任网格", "所属网格", "包保网格")),
    Column(name="compound", label=_("Compound"), aliases=("小区", "小区名称", "院落")),
    Column(name="building", label=_("Building"), aliases=("楼栋", "楼号", "责任楼栋", "包保楼栋")),
    Column(name="party", label=_("Party member"), values=PARTY, merged=False,
           aliases=("政治面貌", "是否党员", "党员")),
    Column(name="branch", label=_("Party branch"),
           aliases=("所在党支部", "党支部", "所属党支部", "支部", "组织关系所在支部")),
    Column(name="work_phone", label=_("Work telephone"), merged=False,
           aliases=("工作电话", "办公电话", "对外电话", "公开电话")),
    Column(name="private_phone", label=_("Private telephone"), mask=mask_phone, merged=False,
           aliases=("联系电话", "手机", "手机号", "手机号码", "电话", "联系方式", "个人电话")),
)  # fmt: skip

CAUSES = (
    Cause("staff_name", _("No name"), _("A worker cannot be registered without a name.")),
    Cause("staff_kind", _("Unknown kind of work"),
          _("Say what kind of work it is: grid worker, building captain, doctor …")),
    Cause("staff_where", _("Unknown place"),
          _("No such community, grid or building stands here. Correct it, or lay it first.")),
    Cause("staff_branch", _("Unknown branch"),
          _("No branch of this name stands here. Form it first, or correct the name.")),
    Cause("staff_phone", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("same_worker", _("Registered already"),
          _("Somebody of this name and kind of work serves at this place, or stands twice here.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
