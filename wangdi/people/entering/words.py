"""Words that stand in ledgers, and what they mean here."""

from collections.abc import Mapping

from wangdi.lib.identifiers import IdKind
from wangdi.people.models import DwellingUse, HouseholdKind, Need, Relation, Sex

Words = Mapping[str, str]


def _table(*groups: tuple[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in groups for word in (meaning, *words.split())}


SEXES = _table((Sex.MALE, "男 男性 1 male 先生 男生"), (Sex.FEMALE, "女 女性 2 female 女士 女生"))
USES = _table(
    (DwellingUse.HOME, "住宅 自住 居住 自用 住房 家庭住宅"),
    (DwellingUse.RENTED, "出租 租住 出租房 租赁 群租房 出租屋"),
    (DwellingUse.DORMITORY, "宿舍 集体宿舍 员工宿舍 学生宿舍"),
    (DwellingUse.SHOP, "商铺 门面 商用 店铺 门店 商业 经营"),
    (DwellingUse.VACANT, "空置 空户 空房 无人居住 空闲"),
)
HOUSEHOLD_KINDS = _table(
    (HouseholdKind.OWNER, "业主 自住 自有 户主 常住 家庭户 产权人"),
    (HouseholdKind.TENANT, "租户 租住 承租 租客 流动"),
    (HouseholdKind.SHARED, "合租 合住"),
    (HouseholdKind.COLLECTIVE, "集体户 集体"),
)
RELATIONS = _table(
    (Relation.HEAD, "户主 本人 业主本人"),
    (Relation.SPOUSE, "配偶 妻 夫 妻子 丈夫 夫妻 爱人 之妻 之夫"),
    (
        Relation.CHILD,
        "子女 子 女 儿子 女儿 长子 次子 三子 长女 次女 三女 独生子 独生女 养子 养女 继子 继女",
    ),
    (Relation.PARENT, "父母 父 母 父亲 母亲 岳父 岳母 公公 婆婆 继父 继母"),
    (Relation.GRANDCHILD, "孙子女 孙子 孙女 外孙 外孙女 孙 外孙子"),
    (
        Relation.OTHER_KIN,
        "其他亲属 亲属 亲戚 儿媳 女婿 兄弟 姐妹 哥哥 弟弟 姐姐 妹妹 祖父 祖母 爷爷 奶奶 外公 外婆"
        " 外祖父 外祖母 姥姥 姥爷 侄子 侄女 外甥 外甥女 祖父母 兄 弟 姐 妹",
    ),
    (Relation.NOT_KIN, "非亲属 其他 保姆 朋友 同事 租客 合租 室友 租户 其他人员"),
)
NEEDS = _table(
    (Need.ALONE, "独居老人 独居 空巢老人 空巢 孤寡老人 孤寡"),
    (Need.INFANT, "婴幼儿 婴儿 幼儿"),
    (Need.PREGNANT, "孕妇 孕产妇 产妇 怀孕"),
    (Need.DIALYSIS, "透析 血透 血液透析 肾透析"),
    (Need.DISABILITY, "残疾 残疾人 失能 半失能 残障"),
    (Need.CHRONIC, "慢性病 慢病 长期用药 慢性病用药"),
    (Need.NO_SMARTPHONE, "无智能手机 不会用智能手机 无手机"),
    (Need.LANGUAGE, "语言不通 需翻译 需要翻译"),
)
ID_KINDS = _table(
    (IdKind.CITIZEN, "身份证 居民身份证 二代身份证 第二代身份证 户口簿 居民户口簿 id"),
    (IdKind.PASSPORT, "护照 普通护照 外国护照"),
    (IdKind.HK_MACAU_PERMIT, "港澳居民来往内地通行证 港澳通行证 回乡证 港澳居民居住证"),
    (IdKind.TAIWAN_PERMIT, "台湾居民来往大陆通行证 台胞证 台湾通行证"),
    (IdKind.FOREIGN_RESIDENT, "外国人永久居留身份证 永居证 外国人永久居留证"),
    (IdKind.BIRTH_CERTIFICATE, "出生医学证明 出生证 出生证明"),
    (IdKind.NONE, "无 没有 无证件"),
)
