"""Where the office itself tells of an application for a mark, and of everything else: its public
search, WIPO Publish."""

import re
from urllib.parse import urlencode

PUBLIC = "https://wipopublish.ipvietnam.gov.vn/wopublish-search/public/"
SEARCH = f"{PUBLIC}detail/trademarks?id="
MARKS, DESIGNS, PATENTS = "trademarks", "designs", "patents"
_OF_KIND = {"1": PATENTS, "2": PATENTS, "3": DESIGNS, "4": MARKS}
"""By the digit with which a Vietnamese number begins."""
_NUMBER = re.compile(r"4-((?:19|20)[0-9]{2})-([0-9]{5,6})")


def office_page(application_no: str) -> str | None:
    """The address of the application's page; None where the number is none of the office's."""
    found = _NUMBER.fullmatch(application_no)
    return f"{SEARCH}VN4{found[1]}{found[2]}" if found else None


def office_search(text: str, collection: str = MARKS) -> str:
    """The address of the public search with what is looked for filled in; `collection`: trademarks,
    designs or patents."""
    return f"{PUBLIC}{collection}?{urlencode({'query': text})}"


def collection_of(number: str) -> str:
    """Where the office lists what bears that number; marks where the number does not tell."""
    begun = number.strip().upper().removeprefix("VN").lstrip(" -")
    return _OF_KIND.get(begun[:1], MARKS) if begun[1:2] in ("-", "/") else MARKS
