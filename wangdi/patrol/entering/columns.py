"""The columns of a list of venues, the headings offices write, and why a row is looked at."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Cause, Column, Values
from wangdi.lib.masking import mask_name, mask_phone
from wangdi.patrol.models.venues import VenueKind

KINDS = Values(
    names=dict(VenueKind.choices),
    words={
        "餐馆": "restaurant", "饭店": "restaurant", "餐饮": "restaurant", "大型餐饮": "restaurant",
        "餐饮店": "restaurant", "酒店": "restaurant", "农家乐": "restaurant",
        "药店": "pharmacy", "零售药店": "pharmacy", "药房": "pharmacy", "大药房": "pharmacy",
        "卫生所": "clinic", "诊所": "clinic", "卫生室": "clinic", "门诊": "clinic",
        "门诊部": "clinic", "村卫生室": "clinic",
        "文化馆": "culture", "综合文化中心": "culture", "文化中心": "culture", "图书馆": "culture",
        "网吧": "internet_bar", "网咖": "internet_bar",
        "健身房": "gym", "健身场所": "gym", "健身中心": "gym", "体育场馆": "gym",
        "校外培训机构": "training", "培训机构": "training", "培训班": "training",
        "娱乐场所": "entertainment", "歌厅": "entertainment", "ktv": "entertainment",
        "棋牌室": "entertainment", "影院": "entertainment", "洗浴": "entertainment",
        "农贸市场": "market", "菜市场": "market", "市场": "market", "集市": "market",
        "活禽摊点": "poultry", "活禽": "poultry", "活禽店": "poultry", "家禽": "poultry",
        "超市": "supermarket", "商超": "supermarket", "便利店": "supermarket",
        "商场": "supermarket", "其他": "other",
    },
)  # fmt: skip

COLUMNS = (
    Column(name="name", label=pgettext_lazy("venue", "Name"), required=True, merged=False,
           aliases=("场所名称", "单位名称", "店名", "名称", "商户名称", "门店名称", "字号",
                    "市场主体名称", "经营户名称")),
    Column(name="kind", label=pgettext_lazy("venue", "Kind"), required=True, values=KINDS,
           of_sheet=True,
           aliases=("类别", "场所类别", "场所类型", "类型", "行业", "业态", "经营类别")),
    Column(name="community", label=_("Community"), required=True,
           aliases=("社区", "所属社区", "社区(村)", "村(社区)", "所在社区", "村")),
    Column(name="grid", label=_("Grid"), aliases=("网格", "所属网格", "网格名称", "责任网格")),
    Column(name="compound", label=_("Compound"), aliases=("小区", "小区名称", "院落")),
    Column(name="address", label=pgettext_lazy("venue", "Address"), merged=False,
           aliases=("地址", "经营地址", "详细地址", "经营场所", "门牌号", "位置", "住所")),
    Column(name="owner", label=pgettext_lazy("venue", "Owner"), mask=mask_name, merged=False,
           aliases=("负责人", "经营者", "法人", "法定代表人", "店主", "老板", "联系人")),
    Column(name="phone", label=_("Telephone"), mask=mask_phone, merged=False,
           aliases=("联系电话", "电话", "手机", "手机号", "联系方式", "负责人电话")),
    Column(name="seats", label=_("Seats"), merged=False,
           aliases=("座位数", "餐位数", "餐位", "座位", "容纳人数")),
)  # fmt: skip

CAUSES = (
    Cause("venue_name", _("No name"), _("A venue cannot be registered without a name.")),
    Cause("venue_kind", _("Unknown kind of venue"),
          _("Say what kind of venue it is: restaurant, pharmacy, gym …")),
    Cause("venue_where", _("Unknown place"),
          _("No such community, grid or compound stands here. Correct it, or lay it first.")),
    Cause("venue_owner", _("Check the owner"), _("This does not look like a person's name.")),
    Cause("venue_phone", _("Not a telephone number"),
          _("A telephone number is a mobile number or an area code with 7 or 8 digits.")),
    Cause("same_venue", _("Registered already"),
          _("A venue of this kind, name and address is in the register, or stands twice here.")),
)  # fmt: skip

SENTENCES = {cause.code: cause.sentence for cause in CAUSES}
