"""The catalogue of the house, for every profile that says nothing else."""

from wangdi.care.section import Doer, OrderKind, Question, Screen, Service, Unit
from wangdi.profiles.texts import Text

HOUR, DAY = 60, 24 * 60


def _kind(
    code: str, names: tuple[str, str], unit: Unit, minutes: int, role: Doer, **more: object
) -> OrderKind:
    title = Text(zh=names[0], en=names[1])
    return OrderKind.model_validate(
        {"code": code, "title": title, "unit": unit, "minutes": minutes, "role": role, **more}
    )


KINDS = (
    _kind("labour", ("孕产妇临产", "Labour and birth"), "trip", 30, "area_doctor",
          lifeline=True, icon="ambulance"),
    _kind("dialysis", ("血液透析", "Dialysis"), "trip", HOUR, "area_doctor",
          lifeline=True, icon="ambulance"),
    _kind("cancer_care", ("肿瘤放化疗", "Cancer therapy"), "trip", 2 * HOUR, "area_doctor",
          lifeline=True, icon="ambulance"),
    _kind("insulin", ("胰岛素等救命药", "Insulin and other vital medicine"), "piece", 2 * HOUR,
          "area_doctor", lifeline=True, icon="pill"),
    _kind("baby_milk", ("婴儿奶粉", "Baby milk"), "piece", 2 * HOUR, "grid_worker",
          lifeline=True, icon="baby-bottle"),
    _kind("groceries", ("代买生活物资", "Groceries and daily goods"), "order", DAY,
          "grid_worker", goods=True, icon="shopping-cart", service="purchase"),
    _kind("vegetables", ("爱心菜", "Love vegetables"), "kg", DAY, "grid_worker",
          goods=True, icon="carrot", asked_by_home=False, service="purchase"),
    _kind("medicine", ("代购药品", "Medicine"), "order", 4 * HOUR, "grid_worker",
          icon="pill", service="purchase"),
    _kind("parcel", ("代取快递", "Parcel"), "piece", 12 * HOUR, "grid_worker",
          goods=True, icon="package"),
    _kind("waste", ("生活垃圾清运", "Household waste"), "bag", DAY, "property_manager",
          goods=True, icon="trash", service="waste"),
    _kind("disinfection", ("居家消毒", "Disinfection of the home"), "visit", DAY,
          "grid_worker", icon="spray", service="disinfection"),
    _kind("call", ("电话随访", "A telephone call"), "call", 12 * HOUR, "grid_worker",
          icon="phone", service="call"),
    _kind("guidance", ("宣传引导", "Advice and guidance"), "visit", DAY, "grid_worker",
          icon="speakerphone", service="guidance"),
    _kind("temperature", ("体温监测协助", "Help with taking the temperature"), "visit", 12 * HOUR,
          "area_doctor", icon="temperature", service="temperature"),
    _kind("report", ("信息报送与证明", "Reports and certificates"), "piece", DAY,
          "community_secretary", icon="file-text", service="report"),
    _kind("trip", ("就医接送", "Trip to a hospital"), "trip", 4 * HOUR, "area_doctor", icon="car"),
    _kind("pet", ("宠物照料", "Care of a pet"), "visit", 12 * HOUR, "grid_worker", icon="paw"),
    _kind("school", ("学习用品", "School things"), "order", DAY, "grid_worker", icon="school"),
    _kind("counselling", ("心理疏导", "Somebody to talk to"), "session", DAY, "counsellor",
          private=True, icon="messages"),
)  # fmt: skip

SERVICES: dict[Service, Text] = {
    "guidance": Text(zh="宣传引导", en="Advice and guidance"),
    "disinfection": Text(zh="卫生消毒", en="Hygiene and disinfection"),
    "temperature": Text(zh="体温监测", en="Temperature"),
    "purchase": Text(zh="代买物品", en="Purchases"),
    "waste": Text(zh="清理垃圾", en="Waste"),
    "call": Text(zh="电话随访", en="Telephone calls"),
    "report": Text(zh="信息报送", en="Reports"),
}
"""The seven services of a home in quarantine."""

SCREEN = Screen(
    intro=Text(
        zh="过去几天里，下面的情况有多经常困扰您？",
        en="In the last days, how often were you bothered by the following?",
    ),
    questions=[
        Question(code="nervous", text=Text(zh="感到紧张、焦虑或坐立不安",
                                           en="Feeling nervous, anxious or on edge")),
        Question(code="worry", text=Text(zh="不能停止或控制担忧",
                                         en="Not being able to stop or control worrying")),
        Question(code="interest", text=Text(zh="做事时提不起劲或没有兴趣",
                                            en="Little interest or pleasure in doing things")),
        Question(code="low", text=Text(zh="感到心情低落、沮丧或绝望",
                                       en="Feeling down, depressed or hopeless")),
    ],
    answers=[
        Text(zh="完全没有", en="Not at all"),
        Text(zh="有几天", en="On some days"),
        Text(zh="一半以上的日子", en="On more than half of the days"),
        Text(zh="几乎每天", en="Nearly every day"),
    ],
    refer_from=6,
    days=[2, 7, 12],
    hotline=Text(
        zh="全国统一心理援助热线 12356，随时可以打。有生命危险请先拨打 120。",
        en="The national psychological helpline is 12356, at any hour. In danger to life call 120 "
           "first.",
    ),
)  # fmt: skip

TEAMS: dict[str, list[str]] = {
    "screening": [
        *("screening.", "transfer.", "leads.", "quarantine.", "testing.", "checks.", "zones."),
        *("pack.", "aftercare."),
    ],
    "supplies": ["care.carry", "care.property", "supplies."],
    "problems": [
        *("care.", "hotline.", "residents.", "testing.positive", "checks.contact"),
        *("quarantine.fever", "quarantine.clinic", "quarantine.remeasure", "quarantine.help"),
        *("quarantine.objection", "quarantine.breach", "quarantine.departed", "aftercare.unwell"),
    ],
}
"""Which team's queue a duty stands in: by the longest beginning of its kind's name."""
