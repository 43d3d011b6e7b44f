"""A mark of Nghệ An with a default for every field that the writer looks at."""

from datetime import date
from typing import Any

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party, Place

TODAY = date(2026, 3, 2)
NGHE_AN, GIA_LAI = Place("40", "40", "address"), Place("52", "52", "address")


def create_record(**overrides: Any) -> AssetRecord:
    """A registered mark, filed 17/04/2019, granted 05/08/2020."""
    values: dict[str, Any] = {
        "office": "VN",
        "kind": "NH",
        "title": "Vờm Quẻng",
        "application_no": "4-2019-12345",
        "application_date": date(2019, 4, 17),
        "registration_no": "4-0365432-000",
        "registration_date": date(2020, 8, 5),
        "status_raw": "Cấp bằng",
        "status_stated": "in_force",
        "parties": (
            Party(
                "applicant", "Công ty TNHH Vờm Quẻng", "Số 1, thành phố Vinh, tỉnh Nghệ An", "VN"
            ),
        ),
        "classes": (ClassCode("nice", "30"), ClassCode("nice", "35")),
        "events": (LegalEvent("filed", date(2019, 4, 17)), LegalEvent("granted", date(2020, 8, 5))),
        "place": NGHE_AN,
        "source": "wipo_publish",
        "as_of": date(2026, 1, 31),
    }
    return AssetRecord(**values | overrides)
