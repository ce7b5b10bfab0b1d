"""How large a town is built, and where: each the size of one of the reports it is named after."""

from dataclasses import dataclass

from wangdi.world.layouts import LAYOUTS, LONGZIHU_COMMITTEES, PINGYUAN_COMMITTEES, Layout


@dataclass(frozen=True, slots=True)
class Office:
    """One subdistrict or town by its official code, with exact counts.

    `households`, `people` and `empty` (doors where nobody lives) include those of the named world
    where it lies here. `beats`: how many grids are walked; 0: one for about 400 doors. `only`: the
    committees that are taken, where not all are.
    """

    code: str
    households: int
    people: int
    empty: int
    beats: int = 0
    only: tuple[str, ...] = ()

    @property
    def layout(self) -> Layout:
        return LAYOUTS[self.code]


@dataclass(frozen=True, slots=True)
class Scale:
    """A world: its offices, the community `home` of the named world, and who works in it.

    `staff`: how many stand in the ledger of staff at least; those beside the roles do not sign in.
    `checkpoints`: how many entrances are kept open.
    """

    name: str
    offices: tuple[Office, ...]
    home: str
    title: str
    district: str = ""
    travellers: int = 0
    staff: int = 0
    checkpoints: int = 0

    @property
    def top(self) -> str:
        """The code of the place that the whole world lies under."""
        return self.district or self.offices[0].code

    @property
    def households(self) -> int:
        return sum(office.households for office in self.offices)

    @property
    def people(self) -> int:
        return sum(office.people for office in self.offices)

    @property
    def empty(self) -> int:
        return sum(office.empty for office in self.offices)

    @property
    def first_beat(self) -> str:
        return f"{self.home}-01"

    @property
    def second_beat(self) -> str:
        return f"{self.home}-02"


SANGUANMIAO, ZIJINGLU = "410102006", "410181005"
NAMED = Office("named", households=60, people=120, empty=4)
SMALL = Scale(
    "small",
    (Office(SANGUANMIAO, 60, 120, 4),),
    home="410102006002",
    title="三官庙街道",
    checkpoints=3,
)
S0 = Scale(
    "s0",
    (Office(SANGUANMIAO, 33_813, 94_067, 687),),
    home="410102006002",
    title="三官庙街道",
    travellers=120,
    checkpoints=96,
)
S1 = Scale(
    "s1",
    (Office(ZIJINGLU, 16_500, 46_000, 330, beats=42),),
    home="410181005001",
    title="紫荆路街道",
    travellers=90,
    staff=300,
    checkpoints=63,
)
S2 = Scale(
    "s2",
    (Office("410105014", 57_500, 160_000, 1_150, only=LONGZIHU_COMMITTEES),),
    home="410105014001",
    title="龙子湖街道",
    travellers=150,
    checkpoints=120,
)
S3 = Scale(
    "s3",
    (Office("411402001", 50_300, 140_000, 1_000, only=PINGYUAN_COMMITTEES),),
    home="411402001001",
    title="平原街道",
    travellers=140,
    staff=600,
    checkpoints=99,
)
S4 = Scale(
    "s4",
    (
        Office("340405001", 25_200, 70_000, 504, beats=63),
        Office("340405002", 16_800, 46_700, 336, beats=42),
        Office("340405003", 15_200, 42_300, 304, beats=38),
        Office("340405100", 14_000, 38_900, 280, beats=35),
        Office("340405121", 15_200, 42_100, 304, beats=38),
    ),
    home="340405001001",
    title="八公山区",
    district="340405",
    travellers=240,
    staff=1_020,
    checkpoints=216,
)
SCALES = {scale.name: scale for scale in (SMALL, S0, S1, S2, S3, S4)}
