"""The USPTO's daily and yearly files of marks (case-file), one record a case. The DTD that they carry is ignored."""

from datetime import date

from data_access.importing import us_cases
from data_access.importing.readers.xml_records import Build, names, rows
from data_access.importing.reading import Reader, Reading
from data_access.importing.source import Source

BUILDERS: dict[str, Build] = dict.fromkeys(us_cases.ELEMENTS, us_cases.build)


def _sniff(source: Source) -> bool:
    return bool({"case-file", "trademark-applications-daily"} & names(source))


def _read(source: Source, today: date) -> Reading:
    return Reading("us_cases", rows(source, BUILDERS, "us_cases", today, doctype=True))


READER = Reader("us_cases", _sniff, _read)
