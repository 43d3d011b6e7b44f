"""XML: one mark's document repeated under other numbers, imported all-in, against two bare parses
of the same documents in the same run.

The one streams as an import has to, whose memory stays flat: each element is seen in Python when it
ends, and forgotten. The other makes a tree of each document and never leaves the C library.

python -m benchmarks.importing_xml FILE NUMBER [--records 2000]    (NUMBER: the application number
in FILE, digits)
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from lxml import etree

from benchmarks.importing import timed
from data_access.database.engine import Database
from data_access.importing.pipeline import import_file
from data_access.upkeep import upgrade
from domain.calendar.dates import today_in_vietnam


def documents(file: Path, number: str, records: int) -> Iterator[bytes]:
    """The document under `records` numbers of the same length."""
    text = file.read_bytes()
    for i in range(records):
        yield text.replace(number.encode(), f"{int(number) + i:0{len(number)}}".encode())


def stream(every: Sequence[bytes]) -> None:
    """Each element seen and forgotten, nothing read from it."""
    for document in every:
        for _event, element in etree.iterparse(BytesIO(document)):
            element.clear()


def parse(every: Sequence[bytes]) -> None:
    """Each document as a tree, nothing read from it."""
    for document in every:
        etree.fromstring(document)


def bare(every: Sequence[bytes]) -> dict[str, float]:
    """Seconds of either bare parse. Asked before and after the import: the machine's pace
    changes."""
    return {
        "streaming parse": timed(lambda: stream(every))[1],
        "parse into trees": timed(lambda: parse(every))[1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing_xml")
    parser.add_argument("file", type=Path)
    parser.add_argument("number")
    parser.add_argument("--records", type=int, default=2_000)
    options = parser.parse_args()
    every = list(documents(options.file, options.number, options.records))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "marks.xml"
        file.write_bytes(b"\n".join(every))
        database = Database(f"sqlite:///{folder}/import.sqlite3")
        upgrade.upgrade(database)
        before = bare(every)
        whole = timed(
            lambda: print(import_file(database, file, actor="bench", today=today_in_vietnam()))
        )[1]
        after = bare(every)
    print(f"import: {options.records / whole:,.0f} records/s, by CPU")
    for name in before:
        seconds = (before[name] + after[name]) / 2
        print(
            f"{name}: {options.records / seconds:,.0f} records/s; import ÷ it: {whole / seconds:.1f}"
        )


if __name__ == "__main__":
    main()
