"""The columns of a list of places, and the headings and words that offices write for them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wangdi.importing.kinds import Cause, Column, Values
from wangdi.lib.geo import Crs
from wangdi.territory.models import Management

MANAGEMENTS = Values(
    names=dict(Management.choices),
    words={
        "物业公司": "company", "物业": "company", "有物业": "company", "专业物业": "company",
        "市场化物业": "company", "物业管理": "company", "有": "company",
        "自管": "self", "自治": "self", "业主自管": "self", "单位自管": "self", "自管院": "self",
        "无主管": "unmanaged", "无主管楼院": "unmanaged", "无物业": "unmanaged", "无": "unmanaged",
        "三无楼院": "unmanaged", "托管": "unmanaged", "社区托管": "unmanaged",
    },
)  # fmt: skip
SYSTEMS = Values(
    names={Crs.GCJ02.value: _("GCJ-02 (Chinese maps)"),
           Crs.WGS84.value: _("WGS-84 (satellite receivers)")},
    words={
        "gcj-02": "gcj02", "火星坐标": "gcj02", "火星坐标系": "gcj02", "高德": "gcj02",
        "腾讯": "gcj02", "国测局": "gcj02", "wgs-84": "wgs84", "gps": "wgs84", "北斗": "wgs84",
        "cgcs2000": "wgs84", "国家2000": "wgs84", "大地2000": "wgs84",
    },
)  # fmt: skip

COLUMNS = (
    Column(name="district", label=_("District"), aliases=("区县", "区", "县区", "县(区)")),
    Column(name="subdistrict", label=_("Subdistrict"),
           aliases=("街道", "乡镇", "镇街", "街道(乡镇)", "街道/乡镇", "办事处", "所属街道")),
    Column(name="area", label=_("Area"), aliases=("片区", "所属片区", "包片", "责任区")),
    Column(name="community", label=_("Community"), required=True, of_sheet=True,
           aliases=("社区", "社区/村", "村/社区", "社区(村)", "所属社区", "社区名称", "村居", "村",
                    "居委会")),
    Column(name="compound", label=_("Compound"),
           aliases=("小区", "小区名称", "院落", "楼院", "小区/楼院", "小区/自然村", "家属院")),
    Column(name="hamlet", label=_("Hamlet"), exact=True,
           aliases=("自然村", "村民小组", "自然村名称", "村组")),
    Column(name="building", label=_("Building"),
           aliases=("楼栋", "楼号", "栋", "幢", "楼栋号", "楼栋名称", "幢号", "栋号")),
    Column(name="unit", label=pgettext_lazy("of a building", "Unit"), merged=False,
           aliases=("单元", "单元号", "门洞")),
    Column(name="grid_code", label=_("Number of the grid"),
           aliases=("网格编号", "网格号", "网格编码", "三级网格编号")),
    Column(name="grid_name", label=_("Grid"),
           aliases=("网格名称", "网格", "所属网格", "三级网格", "三级网格名称")),
    Column(name="upper_grid", label=_("Grid above"),
           aliases=("上级网格", "二级网格", "二级网格名称", "大网格")),
    Column(name="company", label=_("Property company"),
           aliases=("物业", "物业公司", "物业名称", "物业服务企业", "物业单位")),
    Column(name="management", label=_("Management"), values=MANAGEMENTS,
           aliases=("管理方式", "管理类型", "物业类型", "有无物业", "管理模式")),
    Column(name="stand_in", label=_("Stands in for a managing body"),
           aliases=("代管人", "托管人", "楼院长", "责任人", "代管责任人")),
    Column(name="stand_in_phone", label=_("Work telephone"),
           aliases=("代管人电话", "代管电话", "联系电话", "责任人电话")),
    Column(name="lon", label=_("Longitude"), merged=False,
           aliases=("经度", "lon", "lng", "longitude", "东经")),
    Column(name="lat", label=_("Latitude"), merged=False,
           aliases=("纬度", "lat", "latitude", "北纬")),
    Column(name="crs", label=_("Coordinate system"), values=SYSTEMS,
           aliases=("坐标系", "坐标系统", "坐标类型", "crs")),
)  # fmt: skip

CAUSES = (
    Cause("community_unknown", _("Unknown community"),
          _("No such community is laid out here. Say which one is meant, or lay it first.")),
    Cause("places_outside", _("Outside your places"),
          _("These places are in a community that you do not work for.")),
    Cause("nothing_named", _("Neither compound nor building"),
          _("A row names at least a compound, a hamlet or a building.")),
    Cause("place_too_long", _("Too long"), _("This text is longer than its place.")),
    Cause("position_odd", _("Not a position"),
          _("Latitude and longitude are degrees, and stand in their own columns.")),
    Cause("system_missing", _("Coordinate system not said"),
          _("GCJ-02 and WGS-84 lie some hundred metres apart: say which it is.")),
    Cause("place_there", _("There already"),
          _("This place stands already, with all that is said of it.")),
)  # fmt: skip
