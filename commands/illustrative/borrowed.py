"""A few marks of invented owners in one province that take a protected name of another, for the
watch on names."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.places.counted_in import placed
from domain.records.asset import AssetRecord, ClassCode, Party
from domain.records.classes import nice_goods
from read_models.local_names import LocalRight

FIRST_SERIAL = 990_001
"""Beyond those of the other illustrative records of a year."""
CLASSES = (("31", "35"), ("35",), ("30",))
SUFFIXES = ("Thượng Hạng", "Farm", "Xanh", "Đầu Mùa")
GOODS = {
    "30": "Gia vị; gạo; chè; bánh",
    "31": "Quả tươi; rau tươi; cây giống",
    "35": "Mua bán nông sản, thực phẩm",
}
"""Nice class → goods of an invented list."""
PUBLISHED_AFTER = 21
"""Days after filing; the newest of them are not published yet."""
OWNERS = (
    ("Công ty TNHH Minh Họa Khe Lách", "Hà Nội"),
    ("Công ty CP Minh Họa Bến Sú", "TP. Hồ Chí Minh"),
    ("Cơ sở Minh Họa Đồi Trám", "Hải Phòng"),
)


def borrowed(rights: Sequence[LocalRight], today: date, *, first: int) -> Iterator[AssetRecord]:
    """Marks with names of the rights, filed in the last months. `first`: of the serial numbers, so
    that provinces do not share any."""
    for i, right in enumerate(rights):
        name, city = OWNERS[i % len(OWNERS)]
        filed = today - timedelta(days=20 + 17 * i)
        published = filed + timedelta(days=PUBLISHED_AFTER)
        classes = CLASSES[i % len(CLASSES)]
        record = AssetRecord(
            office="VN",
            kind="NH",
            mark_category="ordinary",
            title=f"{right.title} {SUFFIXES[i % len(SUFFIXES)]}",
            application_no=f"4-{filed.year}-{FIRST_SERIAL + first + i}",
            application_date=filed,
            publication_date=published if published <= today else None,
            status_stated="pending",
            status_as_of=today,
            parties=(Party("applicant", name, f"Số {i + 1} phố Minh Họa, {city}", "VN"),),
            classes=tuple(ClassCode("nice", code) for code in classes),
            product=nice_goods((code, GOODS[code]) for code in classes),
            source="illustrative",
            as_of=today,
            illustrative=True,
        )
        yield placed(record, None)
