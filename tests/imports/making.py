"""Makes the files beside it anew: lists as offices send them, one trouble each, nobody real.

What is expected of each is written by hand beside it, in the .json of its name.

`python -m tests.imports.making`, with openpyxl, xlwt and msoffcrypto-tool installed beside the
house (they are used for nothing else; the files themselves are kept).
"""

from pathlib import Path

from tests.imports import making_books, making_texts

FOLDER = Path(__file__).parent / "files"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, content in {**making_texts.files(), **making_books.files()}.items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
