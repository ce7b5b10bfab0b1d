"""What a command tells a person goes to standard error; standard output is for results."""

import sys


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
