"""The columns of a list of leads, the headings departments write, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _

from wangdi.importing.kinds import Cause, Column, Values
from wangdi.leads.words import Kind
from wangdi.lib.masking import mask_address, mask_id_number, mask_name, mask_phone

KINDS = {
    "返乡": "returnee", "返乡人员": "returnee", "来返人员": "returnee", "返巩人员": "returnee",
    "外来人员": "returnee", "省外返乡": "returnee", "中高风险地区来返人员": "returnee",
    "入境": "returnee", "入境人员": "returnee", "漫游": "returnee", "漫游人员": "returnee",
    "铁路": "returnee", "民航": "returnee", "返乡返岗": "returnee", "旅居史": "returnee",
    "密接": "close_contact", "密切接触者": "close_contact", "密接人员": "close_contact",
    "同乘": "close_contact", "同乘人员": "close_contact", "同乘密接": "close_contact",
    "时空伴随": "second_contact", "时空伴随者": "second_contact", "次密接": "second_contact",
    "次密": "second_contact", "密接的密接": "second_contact", "密接之密接": "second_contact",
    "一般接触者": "second_contact",
    "其他": "other", "协查": "other", "协查人员": "other", "重点人员": "other",
}  # fmt: skip

COLUMNS = (
    Column(name="name", label=_("Name"), required=True, mask=mask_name, merged=False,
           aliases=("姓名", "人员姓名", "旅客姓名", "被协查人", "名字", "协查对象", "当事人")),
    Column(name="id_number", label=_("Identity number"), mask=mask_id_number, merged=False,
           aliases=("身份证号", "身份证", "身份证号码", "证件号码", "证件号", "公民身份号码",
                    "有效证件号码", "旅客证件号")),
    Column(name="phone", label=_("Telephone"), mask=mask_phone, merged=False,
           aliases=("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码",
                    "本人电话", "机主号码")),
    Column(name="birth_date", label=_("Birth date"), merged=False,
           aliases=("出生日期", "出生年月日", "生日")),
    Column(name="community", label=_("Community"),
           aliases=("社区", "所属社区", "社区名称", "村", "居委会", "社区(村)", "村(社区)",
                    "管控社区", "落地社区", "村居", "社区/村")),
    Column(name="address", label=_("Address"), mask=mask_address,
           aliases=("现住址", "住址", "地址", "详细地址", "家庭住址", "居住地址", "居住地",
                    "目的地", "目的地详细地址", "落脚地", "落脚点", "现居住地", "户籍地址",
                    "常住地址", "具体住址")),
    Column(name="kind", label=_("What he is said to be"),
           aliases=("人员类别", "类别", "人员类型", "类型", "核查类别", "数据类型", "推送类型",
                    "接触类型", "风险类别"),
           values=Values(names=dict(Kind.choices), words=KINDS)),
    Column(name="place", label=_("Said to have been in"),
           aliases=("来源地", "出发地", "旅居地", "旅居史", "途经地", "来自", "来自何地", "漫游地",
                    "风险地区", "重点地区", "返回地", "始发地", "出发站", "接触地点", "活动轨迹")),
    Column(name="left_on", label=_("Left on"),
           aliases=("离开日期", "出发日期", "离开时间", "出发时间", "开车时间", "离开风险地时间")),
    Column(name="arrived_on", label=_("Arrived on, or contact on"),
           aliases=("到达日期", "返回日期", "抵达日期", "到达时间", "返回时间", "返乡日期",
                    "来返时间", "抵达时间", "末次接触日期", "末次接触时间", "接触日期", "接触时间",
                    "最后接触时间")),
    Column(name="transport", label=_("Train, flight or plate number"),
           aliases=("车次", "航班号", "航班", "车次/航班", "车牌号", "班次", "交通工具",
                    "交通方式", "乘坐车次", "车次座位")),
    Column(name="claim", label=_("What is said besides"),
           aliases=("备注", "情况说明", "简要情况", "基本情况", "推送原因", "协查内容", "说明",
                    "核查要求", "线索内容")),
)  # fmt: skip

CAUSES = (
    Cause("which_letter", _("Which letter?"),
          _("The letter that the list came with: its deadline holds for every row.")),
    Cause("name_missing", _("No name"), _("Nobody can be looked for without a name.")),
    Cause("phone_odd", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("id_odd", _("Check the ID number"),
          _("The number does not have the form of a resident identity card, or has lost digits."
            " Without it the row is found by name, telephone and address.")),
    Cause("date_odd", _("Not a date"),
          _("Write dates as 2020-02-10; a day of travel is not in the future.")),
    Cause("kind_unknown", _("Unknown class"),
          _("This word names no class that is known here; the row is entered as “Other”.")),
    Cause("named_before", _("Named before"),
          _("The same person stands in this list or an earlier one already: he is contacted once,"
            " and every sender gets the answer.")),
    Cause("no_place", _("No place"),
          _("Neither the ledger nor the address says where: the duty desk assigns these by hand.")),
    Cause("letter_gone", _("The letter is gone"),
          _("The letter that was chosen was taken back meanwhile. Choose again.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
