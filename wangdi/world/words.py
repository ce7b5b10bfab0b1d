"""Words that the town's names are made of."""

_DIGITS = "零一二三四五六七八九"

SURNAMES = (
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢"
    " 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛"
    " 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔"
    " 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔"
    " 贺 赖 龚 文"
).split()
GIVEN = (
    "安 邦 晨 川 春 达 德 东 恩 芳 峰 福 刚 光 国 海 涵 和 恒 红 华 辉 慧 佳"
    " 建 江 洁 金 静 娟 军 俊 凯 兰 乐 丽 亮 琳 玲 龙 梅 敏 明 宁 平 琪 强 青"
    " 晴 秋 仁 荣 瑞 珊 诗 书 思 松 涛 婷 彤 伟 文 霞 贤 祥 晓 欣 雄 秀 雪 雅"
    " 艳 阳 怡 颖 永 雨 玉 远 月 云 泽 哲 珍 志 忠 卓 子"
).split()
COMPOUNDS = (
    "春晖 阳光 锦绣 和谐 翠竹 兴华 康乐 建业 绿城 书香 桃园 银杏 梧桐 荷塘 清河 文博 棉纺 青松"
).split()
COMPOUND_ENDS = ("苑", "小区", "家园", "花园", "家属院")
EMPLOYERS = (
    "", "", "", "某纺织厂", "中原区某小学", "中原区某中学", "建设路某超市", "某物业公司",
    "公交公司", "个体", "某建筑公司", "某医院", "快递网点", "灵活就业",
)  # fmt: skip


def number(value: int) -> str:
    """`7` → 七, `12` → 十二, `60` → 六十, `105` → 一百零五; below one thousand."""
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        gap = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return _DIGITS[hundreds] + "百" + gap + (number(rest) if rest else "")
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
