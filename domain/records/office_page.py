"""Where the office itself tells of an application for a mark: its public search, WIPO Publish."""

import re

SEARCH = "https://wipopublish.ipvietnam.gov.vn/wopublish-search/public/detail/trademarks?id="
_NUMBER = re.compile(r"4-((?:19|20)[0-9]{2})-([0-9]{5,6})")


def office_page(application_no: str) -> str | None:
    """The address of the application's page; None where the number is none of the office's."""
    found = _NUMBER.fullmatch(application_no)
    return f"{SEARCH}VN4{found[1]}{found[2]}" if found else None
