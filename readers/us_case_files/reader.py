"""The USPTO's daily and yearly files of marks (case-file), one record a case. The DTD that they
carry is ignored."""

from datetime import date

from readers.file.reading import Reader, Reading
from readers.file.source import Source
from readers.us_case_files import case
from readers.xml.records import Build, names, rows

BUILDERS: dict[str, Build] = dict.fromkeys(case.ELEMENTS, case.build)


def _sniff(source: Source) -> bool:
    return bool({"case-file", "trademark-applications-daily"} & names(source))


def _read(source: Source, today: date) -> Reading:
    return Reading("us_cases", rows(source, BUILDERS, "us_cases", today, doctype=True))


READER = Reader("us_cases", _sniff, _read)
