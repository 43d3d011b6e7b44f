"""Addresses that forms are sent to (POST), and those that scripts ask how far it has come."""

from read_models.query_strings import in_post
from sitemap.addresses import IMPORTS

SIGN_OUT = "/dang-xuat"
KEEP_AVAILABILITY = "/ghi/vien/kha-dung"
ADD_STATION = "/ghi/vien/tram"
KEEP_TARGET, KEEP_TASK = "/ghi/vien/chi-tieu", "/ghi/vien/nhiem-vu"
KEEP_PREPARED_ANSWER = "/ghi/vien/cau-tra-loi"
NEW_FEED, END_FEED = "/lich/dia-chi-moi", "/lich/thu-hoi"


def write(slug: str | None, *path: object) -> str:
    """Where a form of the desk is sent to."""
    return "/ghi/" + "/".join(str(part) for part in (slug, *path))


def write_nudge(station_id: int) -> str:
    return write("tram", station_id, "nhac")


def write_report(station_id: int, month: str, act: str = "") -> str:
    """Where a month's report is sent to; `act`: xet or dinh-chinh, else the report itself."""
    return write("tram", station_id, "bao-cao", month, *([act] if act else []))


def write_person(station_id: int) -> str:
    """Where a person of a station is sent to."""
    return write("tram", station_id, "can-bo")


def write_contact(station_id: int) -> str:
    return write("tram", station_id, "lien-he")


def write_station(station_id: int) -> str:
    """Where what the institute itself tells of a station is sent to."""
    return write("tram", station_id, "don-vi")


def write_document(station_id: int, document_id: int = 0) -> str:
    """Where a document of a station is sent to; `document_id`: which one is taken off the page."""
    return write("tram", station_id, "giay-to", *([document_id, "bo"] if document_id else []))


def write_stage(station_id: int) -> str:
    return write("tram", station_id, "giai-doan")


def arranged_deck(name: str, slug: str = "") -> str:
    """Where a person's choice of slides is sent."""
    return f"/ghi/{slug or 'vien'}/trinh-chieu/{name}"


def book_search(post: str = "") -> str:
    return "/ghi/yeu-cau/tra-cuu" + in_post(post)


def take_down_request(post: str = "") -> str:
    return "/ghi/yeu-cau" + in_post(post)


def write_request(request_id: int, deed: str, post: str = "") -> str:
    """`deed`: tra-loi, ghi-chu, buoc, giao, chuyen, sua or dang."""
    return f"/ghi/yeu-cau/{request_id}/{deed}" + in_post(post)


def attach_to_request(request_id: int, post: str = "", *, file_id: int = 0) -> str:
    """Where a file of a request is sent to; `file_id`: which one is taken off."""
    return write("yeu-cau", request_id, "tep", *([file_id, "bo"] if file_id else [])) + in_post(
        post
    )


def propose_by_request(
    request_id: int, post: str = "", *, proposal_id: int = 0, deed: str = ""
) -> str:
    """Where a change of a record is proposed; `proposal_id`: one that is answered or taken back."""
    return write(
        "yeu-cau", request_id, "de-nghi", *([proposal_id, deed] if deed else [])
    ) + in_post(post)


def edition_progress(number: int) -> str:
    """How many of its files are made."""
    return f"/bao-cao/{number}/tien-do"


def keep_words(post: str = "") -> str:
    return "/ghi/bao-cao/doan" + in_post(post)


def begin_edition(post: str = "") -> str:
    return "/ghi/bao-cao/ban" + in_post(post)


def write_edition(number: int, act: str, post: str = "") -> str:
    """`act`: tra-loi, trinh, tra-lai, duyet, so or thu-hoi."""
    return f"/ghi/bao-cao/ban/{number}/{act}" + in_post(post)


def keep_event(post: str = "") -> str:
    """Where an event is written (POST)."""
    return "/ghi/su-kien" + in_post(post)


def assign_place(asset_id: int) -> str:
    """Where the place of a record is assigned by hand (POST)."""
    return write("vien", "tai-san", asset_id, "tinh")


def write_chosen(slug: str) -> str:
    """Where it is said what is written of all ticked records (POST)."""
    return write(slug, "tai-san", "da-chon")


def write_follow_up(slug: str) -> str:
    """Where it is sent to (POST)."""
    return write(slug, "thoi-han", "phu-trach")


def write_deadline(slug: str, asset_id: int, rule: str, ordinal: int) -> str:
    """Where what was done about a deadline is sent to."""
    return f"/ghi-nhan/{slug}/{asset_id}/{rule}/{ordinal}"


def make_letters(slug: str) -> str:
    """Where letters are made and booked (POST)."""
    return f"/thu-nhac/{slug}"


def take_back_letters(slug: str, lot: int) -> str:
    """Where a booking is taken back (POST)."""
    return f"/thu-nhac/{slug}/{lot}/bo"


def letter_sender(slug: str) -> str:
    """Where it is said who signs the letters (POST)."""
    return f"/thu-nhac/{slug}/nguoi-ky"


def send_file(post: str = "") -> str:
    """Where a file is sent to (POST)."""
    return f"{IMPORTS}/tep" + in_post(post)


def forget_columns(post: str = "") -> str:
    """Where explanations of columns are taken back (POST)."""
    return f"{IMPORTS}/giai-thich/xoa" + in_post(post)


READ_AGAIN, PROGRESS, CANCEL = "doc-lai", "tien-do", "huy"
"""Steps of an import; the others are those of its buttons (web.imports.step)."""


def import_step(number: int, step: str = "") -> str:
    """Where an import is moved on (POST); without a step what all of them begin with."""
    return f"{IMPORTS}/{number}" + (f"/{step}" if step else "")


def held_number(batch: int, position: int) -> str:
    """Where it is decided about a number that an import has held (POST)."""
    return f"{IMPORTS}/cho-xem-xet/{batch}/{position}"


def move_prepared_answer(answer_id: int) -> str:
    """Publishes, retires or marks as read again an answer that is kept ready."""
    return f"{KEEP_PREPARED_ANSWER}/{answer_id}/buoc"
