"""Names of people for the proofs: a name has no digits, and none is anybody's."""

_LETTERS = str.maketrans("0123456789abcdef-", "零一二三四五六七八九甲乙丙丁戊己之")


def name_of(number: str) -> str:
    """A name that only the record of this number bears; digits, a to f and hyphens."""
    return f"练习{number.translate(_LETTERS)}"
