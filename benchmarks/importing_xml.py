"""XML: one mark's document repeated under other numbers, imported all-in, against a bare parse of the same documents in the same run.

python -m benchmarks.importing_xml FILE NUMBER [--records 2000]    (NUMBER: the application number in FILE, digits)
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from benchmarks.importing import timed
from data_access import schema
from data_access.engine import Database
from data_access.importing.pipeline import import_file
from domain.dates import today_in_vietnam


def documents(file: Path, number: str, records: int) -> Iterator[bytes]:
    """The document under `records` numbers of the same length."""
    text = file.read_bytes()
    for i in range(records):
        yield text.replace(number.encode(), f"{int(number) + i:0{len(number)}}".encode())


def parse(every: Iterator[bytes]) -> None:
    """Each document as a tree, nothing read from it."""
    for document in every:
        etree.fromstring(document)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing_xml")
    parser.add_argument("file", type=Path)
    parser.add_argument("number")
    parser.add_argument("--records", type=int, default=2_000)
    options = parser.parse_args()
    records = options.records
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "marks.xml"
        file.write_bytes(b"\n".join(documents(options.file, options.number, records)))
        database = Database(f"sqlite:///{folder}/import.sqlite3")
        schema.upgrade(database)
        made = timed(lambda: sum(1 for _ in documents(options.file, options.number, records)))
        bare = timed(lambda: parse(documents(options.file, options.number, records)))
        whole = timed(lambda: print(import_file(database, file, actor="bench", today=today_in_vietnam())))
    parsed = bare[1] - made[1]
    print(f"bare parse {records / parsed:,.0f} records/s, import {records / whole[1]:,.0f}: {whole[1] / parsed:.1f} x, by CPU")


if __name__ == "__main__":
    main()
