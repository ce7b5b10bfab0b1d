"""The columns of a household ledger, and the headings that offices write for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Column, Values
from wangdi.lib.identifiers import ID_KIND_NAMES
from wangdi.lib.masking import mask_id_number, mask_name, mask_phone
from wangdi.people.entering.words import (
    HOUSEHOLD_KINDS,
    ID_KINDS,
    NEEDS,
    RELATIONS,
    SEXES,
    USES,
    Words,
)
from wangdi.people.models import DwellingUse, HouseholdKind, Need, Relation, Sex


def _coded(choices: type[TextChoices], words: Words, *, several: bool = False) -> Values:
    return Values(names=dict(choices.choices), words=words, several=several)


COLUMNS = (
    Column(name="community", label=_("Community"), required=True, instead="address", of_sheet=True,
           aliases=("社区", "所属社区", "社区名称", "村", "居委会", "所在社区")),
    Column(name="grid", label=_("Grid"), aliases=("网格", "所属网格", "网格号", "网格编号")),
    Column(name="compound", label=_("Compound"),
           aliases=("小区", "小区名称", "院落", "楼院", "自然村", "小区/楼院", "村组", "家属院")),
    Column(name="building", label=_("Building"), required=True, instead="address",
           aliases=("楼栋", "楼号", "栋", "幢", "楼栋号", "楼", "楼栋名称", "幢号", "栋号")),
    Column(name="unit", label=pgettext_lazy("of a building", "Unit"),
           aliases=("单元", "单元号", "门洞")),
    Column(name="room", label=_("Room"), required=True, instead="address",
           aliases=("房号", "室", "房间号", "门牌号", "户号", "室号", "门牌", "房屋号")),
    Column(name="address", label=_("Address in one cell"), exact=True,
           aliases=("地址", "住址", "家庭住址", "现住址", "详细地址", "居住地址", "家庭地址",
                    "现居住地址", "楼栋房号", "楼房号"),
           help=_("For example 3号楼2单元501 or 3-2-501, where it is not parted into columns.")),
    Column(name="use", label=_("Use of the home"), values=_coded(DwellingUse, USES),
           aliases=("房屋用途", "用途", "房屋性质", "房屋类型", "居住情况", "住房性质")),
    Column(name="household_kind", label=_("Kind of household"),
           values=_coded(HouseholdKind, HOUSEHOLD_KINDS),
           aliases=("户别", "户类型", "住户类型", "户性质", "自住/租住", "产权")),
    Column(name="name", label=_("Name"), required=True, mask=mask_name, merged=False,
           aliases=("姓名", "居民姓名", "名字", "人员姓名", "家庭成员姓名", "成员姓名")),
    Column(name="sex", label=_("Sex"), aliases=("性别",), merged=False,
           values=_coded(Sex, SEXES)),
    Column(name="birth_date", label=_("Birth date"), merged=False,
           aliases=("出生日期", "出生年月", "生日", "出生年月日", "出生时间")),
    Column(name="id_kind", label=_("Document"), merged=False,
           values=Values(names={str(kind): name for kind, name in ID_KIND_NAMES.items()},
                         words=ID_KINDS),
           aliases=("证件类型", "证件种类", "证件名称", "身份证件类型")),
    Column(name="id_number", label=_("Document number"), mask=mask_id_number, merged=False,
           aliases=("证件号码", "身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号",
                    "证件号", "身份号码")),
    Column(name="phone", label=_("Telephone"), mask=mask_phone,
           aliases=("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码")),
    Column(name="relation", label=_("Relation to the head"), merged=False,
           values=_coded(Relation, RELATIONS),
           aliases=("与户主关系", "关系", "与户主的关系", "户主关系", "家庭关系")),
    Column(name="employer", label=_("Employer"),
           aliases=("工作单位", "单位", "单位名称", "工作单位或学校", "服务处所", "就业单位")),
    Column(name="needs", label=_("Special needs"), merged=False,
           values=_coded(Need, NEEDS, several=True),
           aliases=("特殊需求", "特殊人群", "重点人群", "困难类型", "人员类别", "服务需求"),
           help=_("Several are parted by a semicolon.")),
    Column(name="entered_on", label=_("Moved in on"),
           aliases=("入住日期", "入住时间", "迁入日期", "居住日期", "来本地时间")),
    Column(name="note", label=pgettext_lazy("column", "Note"), merged=False,
           aliases=("备注", "说明", "其他", "备注说明")),
)  # fmt: skip
