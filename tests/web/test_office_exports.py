"""Every workbook and document that the product gives is opened by Excel and Word without being
repaired or written anew."""

from pathlib import Path

import pytest

from read_models.import_templates import TEMPLATES
from tests.reports.audit import findings
from tests.web.support import Running

OF_THE_INSTITUTE = (
    "/xuat/vien/truy-cap.xlsx?nam=2021",
    "/xuat/vien/hoi-nghi.xlsx?nam=2025",
    "/xuat/vien/mang-luoi.xlsx?nam=2025",
    "/xuat/vien/so-lieu-cong-bo.xlsx",
    "/xuat/vien/nhiem-vu.xlsx?nam=2026",
    "/xuat/vien/tram.xlsx",
    "/xuat/vien/thang.xlsx",
    "/xuat/vien/tai-san.xlsx",
    "/xuat/vien/tinh.xlsx?dia-gioi=63",
    "/xuat/vien/so-sanh-tinh.xlsx?do=dan-so",
    *(
        f"/xuat/vien/so-sanh-tinh.xlsx?xem={view}"
        for view in ("bang-cheo", "do-day-du", "tuan-dau", "cong-bo")
    ),
    "/xuat/vien/so-sanh-tinh.xlsx?xem=canh-nhau&chon=40,52",
    "/xuat/vien/trinh-chieu/mang-luoi.pptx",
    "/xuat/vien/trinh-chieu/truy-cap.pptx",
    "/xuat/tram/{id}/nam/2025.xlsx",
    "/xuat/tram/{id}/thang.xlsx",
)
OF_OFFICERS = "lien-he"
OF_A_PROVINCE = (
    "/xuat/nghe-an/tai-san.xlsx",
    "/xuat/nghe-an/thoi-han.xlsx",
    "/xuat/nghe-an/danh-sach/chi-tieu.xlsx",
    "/xuat/nghe-an/danh-sach/so-quan-ly.xlsx",
    "/xuat/nghe-an/mau-thu-nhac.docx",
    "/xuat/nghe-an/bang-tong-hop.xlsx",
    "/xuat/nghe-an/bieu-do/tinh-trang-phap-ly.xlsx",
    "/xuat/nghe-an/trinh-chieu/tinh.pptx",
    "/xuat/nghe-an/trinh-chieu/dac-san.pptx",
    "/xuat/nghe-an/trinh-chieu/moi.pptx",
)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        *(("vien", address) for address in OF_THE_INSTITUTE),
        *(("nghean", address) for address in OF_A_PROVINCE),
        *(("vien", f"/xuat/mau/{code}.xlsx") for code in TEMPLATES if code != OF_OFFICERS),
        ("nghean", f"/xuat/mau/{OF_OFFICERS}.xlsx"),
    ],
)
def test_it_is_opened_as_it_is(running: Running, tmp_path: Path, name: str, address: str) -> None:
    given = running.signed_in(name).get(address.format(id=running.station))
    assert given.status_code == 200, address
    ending = address.partition("?")[0].rpartition(".")[2]
    assert findings(given.get_data(), tmp_path, ending) == []
