"""The columns of a list of results, the headings laboratories write, why a row is looked at."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Cause, Column, Values
from wangdi.lib.masking import mask_id_number, mask_name, mask_phone
from wangdi.testing.words import Kind, Outcome

OUTCOMES = {
    "阴性": "negative", "阴": "negative", "未检出": "negative", "-": "negative", "(-)": "negative",
    "-)": "negative", "正常": "negative", "negative": "negative", "阴性(-)": "negative",
    "阳性": "positive", "阳": "positive", "检出": "positive", "+": "positive", "(+)": "positive",
    "positive": "positive", "阳性(+)": "positive", "弱阳性": "positive", "初筛阳性": "positive",
    "待出": "pending", "待检": "pending", "检测中": "pending", "未出": "pending",
    "已采样": "pending",
    "无效": "invalid", "不合格": "invalid", "退样": "invalid", "可疑": "invalid", "复检": "invalid",
}  # fmt: skip
KINDS = {
    "核酸": "nucleic", "核酸检测": "nucleic", "pcr": "nucleic", "新冠核酸": "nucleic",
    "新型冠状病毒核酸": "nucleic", "新型冠状病毒核酸检测": "nucleic",
    "抗原": "antigen", "抗原检测": "antigen", "抗原自测": "antigen",
}  # fmt: skip

COLUMNS = (
    Column(name="name", label=_("Name"), required=True, mask=mask_name, merged=False,
           aliases=("姓名", "受检人", "受检者", "被采样人", "人员姓名", "受检人姓名")),
    Column(name="id_number", label=_("Identity number"), mask=mask_id_number, merged=False,
           aliases=("身份证号", "身份证号码", "证件号码", "证件号", "身份证")),
    Column(name="phone", label=_("Telephone"), mask=mask_phone, merged=False,
           aliases=("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式")),
    Column(name="community", label=_("Community"),
           aliases=("社区", "所属社区", "社区名称", "村", "居委会")),
    Column(name="compound", label=_("Compound"), aliases=("小区", "小区名称", "院落")),
    Column(name="building", label=_("Building"), aliases=("楼栋", "楼号", "栋", "幢", "楼栋号")),
    Column(name="unit", label=pgettext_lazy("of a building", "Unit"), aliases=("单元", "单元号")),
    Column(name="room", label=_("Room"), aliases=("房号", "室", "门牌号", "房间号", "户号")),
    Column(name="sampled_at", label=_("Sample taken"), required=True, merged=False,
           aliases=("采样时间", "采样日期", "采集时间", "采集日期", "取样时间", "检测时间",
                    "检测日期")),
    Column(name="outcome", label=_("Result"), required=True, merged=False,
           aliases=("检测结果", "结果", "核酸结果", "核酸检测结果", "抗原结果", "结论"),
           values=Values(names=dict(Outcome.choices), words=OUTCOMES)),
    Column(name="kind", label=_("Kind of test"),
           aliases=("检测项目", "检测类型", "检测方法", "项目", "检测方式"),
           values=Values(names=dict(Kind.choices), words=KINDS)),
    Column(name="reported_at", label=_("Reported"), merged=False,
           aliases=("报告时间", "出结果时间", "报告日期", "结果时间", "审核时间")),
    Column(name="number", label=_("Sample number"),
           aliases=("样本编号", "条码号", "试管编号", "管号", "采样管编号", "样本号", "条形码")),
    Column(name="place", label=_("Where it was taken"),
           aliases=("采样地点", "采样点", "采样点位", "取样地点")),
    Column(name="taken_by", label=_("Taken by"), merged=False,
           aliases=("采样人", "采样员", "采集人", "采样人员")),
    Column(name="laboratory", label=_("Laboratory"),
           aliases=("检测机构", "检测单位", "实验室", "报告单位", "送检单位")),
)  # fmt: skip

CAUSES = (
    Cause("name_missing", _("No name"), _("A result without a name belongs to nobody.")),
    Cause("id_odd", _("Check the ID number"),
          _("The number does not have the form of a resident identity card, or has lost digits."
            " Without it the row is found by name, telephone and address.")),
    Cause("phone_odd", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("sample_day_odd", _("Not a day of a sample"),
          _("Write it as 2020-02-10 08:30; a sample is not of the future.")),
    Cause("report_day_odd", _("Not a time of a report"),
          _("Write it as 2020-02-10 14:00, on the day of the sample or later.")),
    Cause("outcome_unknown", _("Unknown result"),
          _("The word means neither negative, positive, invalid nor pending.")),
    Cause("person_unknown", _("Not in the ledger"),
          _("Neither number, telephone with name, nor name behind the door is in the ledger."
            " Enter the person first, then take the row up again.")),
    Cause("which_person", _("Which resident?"),
          _("Several residents have this name and telephone, or live behind this door."
            " Say which one.")),
    Cause("name_differs", _("Another name"),
          _("The ledger has another name for this document number. Say who it is.")),
    Cause("other_result", _("Another result of the same sample"),
          _("Another result of the same sample is recorded: correct that one, with the reason.")),
    Cause("same_result", _("Recorded already"),
          _("The same sample of the same person with the same result is recorded.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
