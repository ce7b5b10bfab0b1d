"""The files that are text: encodings, separators, and what people write in cells."""

Files = dict[str, bytes]
HEAD = ("社区", "小区", "楼栋", "单元", "房号", "姓名", "性别", "出生日期", "身份证号", "联系电话")
PRACTICE = "999999198001011212"


def row(number: int, **other: str) -> list[str]:
    """Somebody alone behind a door of his own; `number` tells doors and names apart."""
    name = "甲住户" + "安宁和平长青松柏竹梅"[number % 10]
    known = dict(
        zip(
            HEAD,
            (
                "近社区",
                "东院",
                "1号楼",
                "1",
                f"{100 + number}",
                name,
                "男",
                f"198{number % 10}-01-02",
                "",
                f"0000000{1000 + number}",
            ),
            strict=True,
        )
    )
    known.update(other)
    return list(known.values())


def text(rows: list[list[str]], *, head: tuple[str, ...] = HEAD, between: str = ",") -> str:
    return "\r\n".join(between.join(cells) for cells in [list(head), *rows]) + "\r\n"


def three(**other: str) -> list[list[str]]:
    return [row(1), row(2, **other), row(3)]


def files() -> Files:
    return {**_encodings(), **_numbers(), **_days(), **_people(), **_shapes(), **_weekly()}


def _encodings() -> Files:
    sound = text(three())
    rare = text(three(姓名="甲𠮷"))
    return {
        "29-gb18030.csv": rare.encode("gb18030"),
        "30-utf-8-mark.csv": sound.encode("utf-8-sig"),
        "31-utf-16.txt": text(three(), between="\t").encode("utf-16"),
        "37-sep-line.csv": ("sep=;\r\n" + text(three(), between=";")).encode("gb18030"),
        "38-chinese-comma.csv": text(three(), between="，").encode("utf-8"),
        "40-old-line-ends.csv": sound.replace("\r\n", "\r").encode("utf-8"),
    }


def _numbers() -> Files:
    return {
        "13-full-width.csv": text(
            three(单元="２", 房号="５０１", 联系电话="００００００００００２")
        ).encode(),
        "15-number-with-power.csv": text(three(身份证号="4.10105E+17")).encode("gb18030"),
        "16-number-rounded.csv": text(three(身份证号="110105194912310000")).encode("gb18030"),
        "17-number-quotes.csv": text(
            [
                row(1, 身份证号=f"'{PRACTICE}"),
                row(2, 身份证号=" 99999919 800101 123x '"),
                row(3, 身份证号="12345"),
            ]
        ).encode(),
        "22-phones.csv": text(
            [
                row(1, 联系电话="+86 138 0000 0000"),
                row(2, 联系电话="138-0000-0000"),
                row(3, 联系电话="0000-66778899"),
                row(4, 联系电话="86-13800000000"),
                row(5, 联系电话="1380000"),
            ]
        ).encode(),
        "23-phones-several.csv": text(
            [
                row(1, 联系电话="00000000001/00000000002"),
                row(2, 联系电话="00000000003 00000000004"),
                row(3),
            ]
        ).encode(),
        "24-phone-with-power.csv": text(
            [row(1, 联系电话="1.38E+10"), row(2, 联系电话="1.3800000000E+10"), row(3)]
        ).encode(),
    }


def _days() -> Files:
    head = (*HEAD, "入住日期")
    days = (
        "2019.2.3",
        "2019/2/3",
        "20190203",
        "2019年2月3日",
        "二〇一九年二月三日",
        "2019-02-03 00:00",
    )
    written = [[*row(number), day] for number, day in enumerate(days, 1)]
    yearless = [
        [*row(1), "2月3日"],
        [*row(2), "二月三日"],
        [*row(3), "12月31日"],
        [*row(4), "昨天"],
    ]
    return {
        "18-dates.csv": text([*written, [*row(7), "2019年"]], head=head).encode("gb18030"),
        "21-dates-without-year.csv": text(yearless, head=head).encode("gb18030"),
    }


def _people() -> Files:
    same = [
        row(1, 身份证号=PRACTICE),
        row(1, 身份证号=PRACTICE),
        row(1, 身份证号=PRACTICE, 房号="999"),
        row(2, 身份证号=PRACTICE),
        row(1, 身份证号="99999919810102129X"),
        row(1, 出生日期="", 房号="998"),
    ]
    return {
        "25-same-person.csv": text(same).encode("gb18030"),
        "27-sexes.csv": text(
            [
                row(1, 性别="1"),
                row(2, 性别="2"),
                row(3, 性别="女"),
                row(4, 性别="M"),
                row(5, 性别="不详"),
                row(6, 性别="保密"),
            ]
        ).encode(),
        "36-words.csv": text(
            [[*row(1), "当家的"], [*row(2), "当家的"], [*row(3), "屋里人"]],
            head=(*HEAD, "与户主关系"),
        ).encode(),
        "44-outside.csv": text([row(1), row(2, 社区="远社区", 小区="", 楼栋="9号楼")]).encode(),
        "45-needs.csv": text(
            [[*row(1), "独居老人、慢性病；无智能手机"], [*row(2), "透析/孕妇"]],
            head=(*HEAD, "特殊需求"),
        ).encode(),
        "46-community-not-named.csv": text([one[1:] for one in three()], head=HEAD[1:]).encode(),
        "47-empty-homes.csv": text(
            [
                [*row(1), "住宅"],
                [*row(2, 姓名="", 出生日期="", 联系电话=""), "空置"],
                [*row(3, 姓名="", 出生日期="", 联系电话=""), "商铺"],
                [*row(4, 姓名=""), "住宅"],
            ],
            head=(*HEAD, "房屋用途"),
        ).encode(),
    }


def _shapes() -> Files:
    turned = tuple(reversed(HEAD))
    one = [
        ["近社区", "东院3号楼2单元501"],
        ["近社区", "东院1-2-501"],
        ["近社区", "东院2#2-502"],
        ["近社区", "东院2栋503室"],
        ["近社区", "村口老槐树旁"],
    ]
    cells = [
        [place[0], place[1], f"乙住户{sign}"] for place, sign in zip(one, "安宁和平长", strict=True)
    ]
    return {
        "33-column-order.csv": text(
            [list(reversed(cells)) for cells in three()], head=turned
        ).encode(),
        "34-extra-columns.csv": text(
            [["1", *row(1), "党员", ""], ["2", *row(2), "", "蓝色"]],
            head=("序号", *HEAD, "政治面貌", "车辆颜色"),
        ).encode(),
        "35-address-in-one-cell.csv": text(cells, head=("社区", "家庭住址", "姓名")).encode(
            "gb18030"
        ),
        "06-header-again.csv": text(
            [row(1), list(HEAD), row(2), ["合计", "", "", "", "", "2"], ["填表人：网格员", "", ""]]
        ).encode("gb18030"),
    }


def _weekly() -> Files:
    first = [row(1), row(2), row(3)]
    second = [row(1), row(2, 联系电话="00000009999"), row(3), row(4)]
    return {"42-week-one.csv": text(first).encode(), "43-week-two.csv": text(second).encode()}
