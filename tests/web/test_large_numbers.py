"""Numbers that no row can have: the forms' own answers, never an error of the database."""

import pytest

from tests.web.desk import send
from tests.web.support import Running
from tests.web.test_events import FORM
from tests.web.test_imports import post

WORDS = {"mau": "nam", "ky": "2021", "phan": "stations", "text": "x"}


@pytest.mark.parametrize("large", ["2147483647", "2147483648", "99999999999999999"])
def test_a_version_that_no_row_can_have(on_postgresql: Running, large: str) -> None:
    """It counts as none: what is not there yet is written for the first time."""
    vien, tram = on_postgresql.signed_in("vien"), on_postgresql.signed_in("tram")
    own = f"tram/{on_postgresql.station}"
    person = {"name": "Mai Thị Thơm", "post": "Phụ trách"}
    for client, path, form in (
        (vien, "bao-cao/doan", WORDS),
        (vien, "su-kien", FORM),
        (tram, f"{own}/lien-he", {"address": "Số 1"}),
        (tram, f"{own}/can-bo", person),
    ):
        assert send(client, path, **form, version=large).status_code == 200, path


def test_a_deadline_that_no_record_can_have(on_postgresql: Running) -> None:
    client, asset_id = on_postgresql.signed_in("nghean"), on_postgresql.ids["40"][0]
    for which in (f"{2**31}/renewal_nh/1", f"{asset_id}/renewal_nh/{2**31}"):
        assert client.get(f"/ghi-nhan/nghe-an/{which}").status_code == 404
        assert client.get(f"/xuat/nghe-an/chung-tu/{which}").status_code == 404


def test_a_held_number_that_no_import_can_have(on_postgresql: Running) -> None:
    client = on_postgresql.signed_in("vien")
    for way in ("giu", "chuyen"):
        answer = post(client, f"/nhap/cho-xem-xet/1/{2**31}", **{"quyet-dinh": way})
        assert answer.status_code == 404, way
