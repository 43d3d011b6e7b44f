"""Plain pages that lie over the page one is on: asked for with a header they are the panel alone,
and what is saved is confirmed in it; without the header they are pages as before."""

import io

import pytest

from tests.web.support import PASSWORD, Running, token_of

PANEL = {"X-Panel": "1"}
PAGES = ("/thu-tom-tat", "/doi-mat-khau", "/thu-nhac/nghe-an/mau")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_or_its_panel_alone(running: Running, path: str) -> None:
    client = running.signed_in("nghean")
    page, panel = client.get(path).text, client.get(path, headers=PANEL).text
    assert "<!DOCTYPE html>" in page and "<h1>" in page and "rp-over" not in page
    assert panel.startswith('<div class="rp-over"') and 'role="dialog"' in panel
    assert "<h1" not in panel and "<html" not in panel and "Quay lại" not in panel


def test_the_letter_of_the_week_is_set_without_leaving(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    values = {
        "csrf_token": token_of(client.get("/thu-tom-tat").text),
        "email": "khong phai",
        "active": "1",
        "language": "vi",
    }
    wrong = client.post("/thu-tom-tat", data=values, headers=PANEL)
    assert wrong.status_code == 400 and 'role="alert" id="problem"' in wrong.text
    values["email"] = "lan@nghean.example.vn"
    done = client.post("/thu-tom-tat", data=values, headers=PANEL)
    assert done.status_code == 200 and "Đã lưu." in done.text
    assert "lan@nghean.example.vn" in done.text and "<html" not in done.text


def test_a_calendar_address_is_shown_and_ended_without_leaving(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    values = {"csrf_token": token_of(client.get("/thu-tom-tat").text)}
    made = client.post("/lich/dia-chi-moi", data=values, headers=PANEL)
    assert (
        made.status_code == 200 and "/lich/" in made.text and 'data-of="feed-address"' in made.text
    )
    told = client.post("/lich/thu-hoi", data=values, headers={"Accept": "application/json"})
    assert told.json == {"said": "Đã thu hồi địa chỉ lịch.", "go": "", "file": ""}


def test_a_password_is_changed_without_leaving(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    values = {
        "csrf_token": token_of(client.get("/doi-mat-khau").text),
        "password": PASSWORD,
        "new_password": "quạt nan lá cọ 2026",
        "repeated": "quạt nan lá cọ 2027",
    }
    wrong = client.post("/doi-mat-khau", data=values, headers=PANEL)
    assert wrong.status_code == 400 and "không giống nhau" in wrong.text
    values["repeated"] = values["new_password"]
    done = client.post("/doi-mat-khau", data=values, headers=PANEL)
    assert done.status_code == 200 and "Đã đổi mật khẩu." in done.text
    assert "new_password" not in done.text
    assert client.get("/tinh/nghe-an").status_code == 200, "the session goes on"


def test_a_template_is_refused_in_the_panel(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    values = {
        "csrf_token": token_of(client.get("/doi-mat-khau").text),
        "template": (io.BytesIO(b"x"), "mau.docx"),
    }
    answer = client.post("/thu-nhac/nghe-an/mau", data=values, headers=PANEL)
    assert answer.status_code == 400 and 'id="problem"' in answer.text
    assert "<html" not in answer.text
