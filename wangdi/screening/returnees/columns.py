"""The columns of a list of returnees, the headings offices write, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Cause, Column
from wangdi.lib.masking import mask_id_number, mask_name, mask_phone

COLUMNS = (
    Column(name="community", label=_("Community"), required=True,
           aliases=("社区", "所属社区", "社区名称", "村", "居委会", "现住社区")),
    Column(name="compound", label=_("Compound"), aliases=("小区", "小区名称", "院落", "家属院")),
    Column(name="building", label=_("Building"), required=True,
           aliases=("楼栋", "楼号", "栋", "幢", "楼", "楼栋号")),
    Column(name="unit", label=pgettext_lazy("of a building", "Unit"), aliases=("单元", "单元号")),
    Column(name="room", label=_("Room"), required=True,
           aliases=("房号", "室", "门牌号", "房间号", "户号", "室号")),
    Column(name="name", label=_("Name"), required=True, mask=mask_name,
           aliases=("姓名", "返乡人员姓名", "返乡人员", "人员姓名")),
    Column(name="phone", label=_("Telephone"), mask=mask_phone,
           aliases=("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式")),
    Column(name="origin", label=_("Came from"), required=True,
           aliases=("来自", "返回地", "从何地返回", "出发地", "来源地", "来自何地", "返乡来源地")),
    Column(name="left_on", label=_("Left on"), aliases=("离开日期", "出发日期", "离开时间")),
    Column(name="arrived_on", label=_("Arrived on"), required=True,
           aliases=("到达日期", "返回日期", "返乡日期", "抵达日期", "返回时间", "到达时间")),
    Column(name="transport", label=_("Transport"), aliases=("交通方式", "乘坐交通工具")),
    Column(name="transport_number", label=_("Train, flight or plate number"),
           aliases=("车次", "航班号", "车次/航班/车牌", "车牌号", "班次")),
    Column(name="seat", label=_("Carriage and seat"), aliases=("座位", "座位号", "车厢座位")),
    Column(name="via", label=_("Places on the way"),
           aliases=("途经地", "途经", "中转地", "途经城市")),
    Column(name="stays", label=_("Where in the 14 days before"),
           aliases=("14天旅居史", "旅居史", "近14天旅居地", "14天内到过", "前14天行程")),
    Column(name="id_number", label=_("Identity number"), mask=mask_id_number,
           aliases=("身份证号", "身份证号码", "证件号码", "证件号")),
    Column(name="temperature", label=_("Temperature"), aliases=("体温", "体温℃", "测温")),
    Column(name="symptoms", label=_("Symptoms"),
           aliases=("症状", "有无症状", "是否发热咳嗽", "健康状况", "身体状况")),
    Column(name="contact", label=_("Contact with a case"),
           aliases=("是否接触病例", "是否接触确诊病例", "接触史", "是否密接")),
    Column(name="onward", label=_("Travels on to"), aliases=("后续去往", "后续行程")),
    Column(name="evidence", label=_("What was shown"), aliases=("佐证材料", "凭证", "查验凭证")),
    Column(name="surveyor", label=_("Surveyor"), aliases=("登记人", "摸排人", "调查人", "填表人")),
)  # fmt: skip

CAUSES = (
    Cause("door_unknown", _("Unknown door"),
          _("No such door is in the ledger. Correct the address, or have the door added first.")),
    Cause("name_missing", _("No name"), _("Nobody can be entered without a name.")),
    Cause("origin_missing", _("No origin"), _("A returnee came from somewhere: write the place.")),
    Cause("date_odd", _("Not a date"),
          _("Write dates as 2020-02-10; a day of travel is not in the future.")),
    Cause("left_after", _("Left after arriving"),
          _("The day of leaving is after the day of arrival.")),
    Cause("id_odd", _("Impossible document number"),
          _("The number does not have the form of its document.")),
    Cause("temperature_odd", _("Not a temperature"),
          _("A temperature lies between 34 and 43 degrees, as 36.5.")),
    Cause("symptoms_odd", _("Unknown symptom"),
          _("The words are none of the symptoms that are asked for. They are left out, or you"
            " register the person on the page of the door.")),
    Cause("phone_odd", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("which_household", _("Which household?"),
          _("Several households live behind this door, and none of them has this name."
            " Register the person on the page of the door.")),
    Cause("which_person", _("Which resident?"),
          _("Several residents behind this door have this name."
            " Register the one who came back on the page of the door.")),
    Cause("same_arrival", _("Registered already"),
          _("The same person with the same day of arrival is registered, or stands twice here.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}

TRANSPORT = {
    "火车": "train", "高铁": "train", "动车": "train", "列车": "train",
    "客车": "coach", "大巴": "coach", "长途汽车": "coach",
    "飞机": "plane", "航班": "plane",
    "汽车": "car", "自驾": "car", "私家车": "car", "小汽车": "car",
    "": "",
}  # fmt: skip
