"""What a stranger may cost: bodies, addresses, headers and cookies of any text, sent by nobody in
particular (trust.md X-2).

Requests are built beforehand and handed to the application itself, so that only its own work is
measured: the processor time of this thread, and the memory that Python gives out meanwhile.
"""

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import select
from werkzeug.test import EnvironBuilder, run_wsgi_app

from data_access.accounts import throttle
from data_access.tables import audit_log
from tests.web.support import PASSWORD, Running, sign_in, token_of
from web.policy import SMALL_FORM

SECONDS, BYTES = 0.05, 10_000_000
"""X-2: what a request before the sign-in may cost, the password check aside."""
MARKS = "a" + "\u0323\u0301" * 60_000
FORM, JSON, PARTS = (
    "application/x-www-form-urlencoded",
    "application/json",
    "multipart/form-data; boundary=x",
)
CALLBACK = "/_dash-update-component"


def post(path: str, body: bytes, kind: str = FORM, **headers: str) -> EnvironBuilder:
    stream = BytesIO(body)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return EnvironBuilder(
        path=path,
        method="POST",
        input_stream=stream,
        content_type=kind,
        content_length=len(body),
        headers=named,
    )


def get(path: str, query: str = "", **headers: str) -> EnvironBuilder:
    return EnvironBuilder(
        path=path,
        query_string=query,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def fields(**values: str) -> bytes:
    return "&".join(f"{name}={quote(value)}" for name, value in values.items()).encode()


def parts(names: Iterable[str], value: str = "x") -> bytes:
    found = (
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name in names
    )
    return "".join(found).encode() + b"--x--\r\n"


MANY = [f"n{i}" for i in range(20_000)]
LARGE: dict[str, Callable[[], EnvironBuilder]] = {
    "marks as a name": lambda: post("/dang-nhap", fields(username=MARKS, password="x")),
    "marks as a password": lambda: post("/dang-nhap", fields(username="nghean", password=MARKS)),
    "marks as next": lambda: post(
        "/dang-nhap", fields(username="nghean", password="x", next="/" + MARKS)
    ),
    "marks as a token": lambda: post(
        "/dang-nhap", fields(username="nghean", password="x", csrf_token=MARKS)
    ),
    "a long name": lambda: post("/dang-nhap", fields(username="n" * 900_000, password="x")),
    "many fields": lambda: post("/dang-nhap", b"&".join(b"a%d=1" % i for i in range(100_000))),
    "many signs of nothing": lambda: post("/dang-nhap", b"&" * 900_000),
    "escapes": lambda: post("/dang-nhap", b"username=" + b"%C3%A1" * 150_000),
    "many parts": lambda: post("/dang-nhap", parts(MANY), PARTS),
    "parts with the same name": lambda: post("/dang-nhap", parts(["username"] * 20_000), PARTS),
    "a long part": lambda: post("/dang-nhap", parts(["username"], "a" * 900_000), PARTS),
    "a part of line ends": lambda: post("/dang-nhap", parts(["username"], "\r\n" * 400_000), PARTS),
    "parts without an end": lambda: post("/dang-nhap", b"--x\r\n" + b"a: b\r\n" * 100_000, PARTS),
    "a long boundary": lambda: post(
        "/dang-nhap", b"--x\r\n" * 100_000, f"multipart/form-data; boundary={'x' * 60_000}"
    ),
    "a body of no told length": lambda: post(
        "/dang-nhap", b"a=1&" * 200_000, Transfer_Encoding="chunked"
    ),
    "a sign-out with a form": lambda: post(
        "/dang-xuat", b"&".join(b"a%d=1" % i for i in range(100_000))
    ),
    "a password change": lambda: post(
        "/doi-mat-khau", fields(password=MARKS, new_password=MARKS, repeated=MARKS)
    ),
    "a proof of payment": lambda: post("/ghi/nghe-an/thoi-han/1", parts(MANY), PARTS),
    "a proof of payment, its own limit": lambda: post(
        "/ghi/nghe-an/thoi-han/1", parts(["proof"], "a" * 10_500_000), PARTS
    ),
    "a note": lambda: post("/ghi/nghe-an/tai-san/1/ghi-chu", fields(body=MARKS)),
    "an upload": lambda: post("/nhap/tep", parts(["tep"], "a" * 900_000), PARTS),
    "a deep callback": lambda: post(CALLBACK, b"[" * 400_000 + b"]" * 400_000, JSON),
    "a long callback": lambda: post(CALLBACK, b'{"output": "' + b"a" * 900_000 + b'"}', JSON),
    "numbers": lambda: post(CALLBACK, b'{"output": ' + b"9" * 900_000 + b"}", JSON),
    "a form as a page": lambda: post("/tinh/nghe-an", b"a=1&" * 200_000),
    "a calendar of marks": lambda: get(f"/lich/{MARKS}.ics"),
    "a calendar with a long token": lambda: get(f"/lich/{'a' * 900_000}.ics"),
    "a long path": lambda: get("/" + "a/" * 300_000),
    "a path of marks": lambda: get(f"/tinh/{MARKS}/tai-san"),
    "a long question": lambda: get("/dang-nhap", "&".join(f"a{i}=1" for i in range(100_000))),
    "a long next": lambda: get("/dang-nhap", "next=/" + "a" * 900_000),
    "a next of marks": lambda: get("/dang-nhap", "next=/" + quote(MARKS)),
    "a language with a long next": lambda: get("/ngon-ngu/en", "next=/" + "a" * 900_000),
    "a long language": lambda: get(f"/ngon-ngu/{'e' * 900_000}"),
    "a page with a long question": lambda: get("/tinh/nghe-an/tai-san", "q=" + quote(MARKS)),
    "many cookies": lambda: get("/dang-nhap", Cookie="; ".join(f"a{i}=1" for i in range(50_000))),
    "a long session": lambda: get("/tinh/nghe-an", Cookie=f"ipp={'a' * 900_000}"),
    "a long form cookie": lambda: get(
        "/dang-nhap", Cookie=f"ipp-form=.{'e' * 900_000}.aaaaaa.bbbb"
    ),
    "a cookie of quotes": lambda: get("/dang-nhap", Cookie='lang="' + '\\"' * 300_000),
    "languages wished": lambda: get(
        "/dang-nhap", Accept_Language=",".join(f"l{i};q=0.{i}" for i in range(40_000))
    ),
    "encodings wished": lambda: get(
        "/dang-nhap", Accept_Encoding=",".join(f"e{i};q=0.{i}" for i in range(40_000))
    ),
    "encodings of an asset": lambda: get(
        "/assets/icon.svg", Accept_Encoding=",".join(f"e{i};q=0.{i}" for i in range(40_000))
    ),
    "ranges": lambda: get(
        "/assets/icon.svg", Range="bytes=" + ",".join(f"{i}-{i}" for i in range(100_000))
    ),
    "tags": lambda: get(
        "/assets/icon.svg", If_None_Match=",".join(f'"a{i}"' for i in range(100_000))
    ),
    "a browser of many words": lambda: get("/dang-nhap", User_Agent="Mozilla (" * 100_000),
    "a long origin": lambda: post("/dang-nhap", b"username=a", Origin="http://" + "a" * 900_000),
    "a page of many marks before": lambda: post(
        "/tinh/nghe-an", b"", Referer="http://localhost/" + quote(MARKS)
    ),
    "a long host": lambda: get("/dang-nhap", Host="a" * 900_000),
    "forwarded": lambda: get("/dang-nhap", X_Forwarded_For=",".join(["10.0.0.1"] * 100_000)),
}
SMALL: dict[str, Callable[[], EnvironBuilder]] = {
    "a name of marks": lambda: post("/dang-nhap", b"username=" + quote(MARKS[:1_300]).encode()),
    "fields": lambda: post("/dang-nhap", b"&".join(b"%d=" % i for i in range(1_500))),
    "signs of nothing": lambda: post("/dang-nhap", b"&" * 7_900),
    "parts": lambda: post("/dang-nhap", parts(MANY[:110]), PARTS),
    "parts in parts": lambda: post("/dang-nhap", b"--x\r\n" * 1_500, PARTS),
    "a head of a part": lambda: post("/dang-nhap", b"--x\r\n" + b"a: b;c\r\n" * 900, PARTS),
    "a calendar of marks": lambda: get(f"/lich/{MARKS[:2_500]}.ics"),
    "a path": lambda: get("/" + "a/" * 3_900),
    "a path to a page": lambda: get(f"/tinh/{MARKS[:1_200]}/tai-san"),
    "a question": lambda: get("/dang-nhap", "&".join(f"{i}=" for i in range(1_400))),
    "a next": lambda: get("/dang-nhap", "next=/" + "a%" * 3_900),
    "a language's next": lambda: get("/ngon-ngu/en", "next=/" + "?" * 7_900),
    "a page's question": lambda: get("/tinh/nghe-an/tai-san", "q=" + quote(MARKS[:1_200])),
    "cookies": lambda: get("/dang-nhap", Cookie="; ".join(f"{i}=" for i in range(4_500))),
    "a session": lambda: get("/tinh/nghe-an", Cookie=f"ipp={'a' * 31_000}"),
    "a form's cookie": lambda: get("/dang-nhap", Cookie=f"ipp-form=.{'e' * 31_000}.aaaaaa.bbbb"),
    "a cookie of quotes": lambda: get("/dang-nhap", Cookie='lang="' + '\\"' * 15_000),
    "encodings": lambda: get(
        "/dang-nhap", Accept_Encoding=",".join(f"e{i};q=0.{i}" for i in range(2_200))
    ),
    "encodings of an asset": lambda: get(
        "/assets/icon.svg", Accept_Encoding=",".join(f"e{i};q=0.{i}" for i in range(2_200))
    ),
    "ranges": lambda: get(
        "/assets/icon.svg", Range="bytes=" + ",".join(f"{i}-{i}" for i in range(2_800))
    ),
    "tags": lambda: get("/assets/icon.svg", If_None_Match=",".join(f'"{i}"' for i in range(4_000))),
    "a page before": lambda: post("/dang-xuat", b"", Referer="http://localhost/" + "a?" * 15_000),
    "an origin": lambda: post("/dang-nhap", b"", Origin="http://" + "[" * 31_000),
    "a page before of another form": lambda: post("/ghi/nghe-an/bo-loc", b"", Referer="http://["),
    "a host": lambda: get("/dang-nhap", Host="a." * 15_000),
    "health": lambda: get("/health"),
    "ready": lambda: get("/ready"),
    "the sign-in itself": lambda: get("/dang-nhap"),
    "addresses": lambda: get("/dang-nhap", X_Forwarded_For=",".join(["::1"] * 7_000)),
}
"""As much as is read of them."""


def environ_of(builder: EnvironBuilder) -> dict[str, Any]:
    environ = builder.get_environ()
    # as gunicorn says it of a body whose length is not told
    if environ.get("HTTP_TRANSFER_ENCODING"):
        environ["wsgi.input_terminated"] = True
        del environ["CONTENT_LENGTH"]
    return environ


def answer(running: Running, environ: dict[str, Any]) -> int:
    chunks, status, _headers = run_wsgi_app(running.server.wsgi_app, environ, buffered=True)
    list(chunks)
    return int(status.split()[0])


def costs(running: Running, request: Callable[[], EnvironBuilder]) -> tuple[int, float, int]:
    """Status, seconds of the processor, and bytes at the highest; of the second of two requests,
    for the first one fills caches."""
    first, timed, counted = (environ_of(request()) for _time in range(3))
    answer(running, first)
    gc.collect()
    start = time.thread_time()
    status = answer(running, timed)
    seconds = time.thread_time() - start
    tracemalloc.start()
    answer(running, counted)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return status, seconds, highest


@pytest.mark.parametrize("name", LARGE)
def test_what_is_too_long_is_not_read(running: Running, name: str) -> None:
    """X-2. Issue 13, item 9: names and passwords of marks, deep and endless forms, addresses,
    cookies, headers: 4xx for next to nothing."""
    status, seconds, highest = costs(running, LARGE[name])
    assert status in (302, 400, 401, 405, 413, 414, 431)
    assert seconds < SECONDS and highest < BYTES


@pytest.mark.parametrize("name", SMALL)
def test_what_is_read_costs_little(running: Running, name: str) -> None:
    """X-2. Issue 13, item 9: the most that is read of each, whatever its text; never a 500."""
    status, seconds, highest = costs(running, SMALL[name])
    assert status < 500
    assert seconds < SECONDS and highest < BYTES


def form(username: str, password: str, token: str) -> bytes:
    return fields(csrf_token=token, username=username, password=password, next="/" + "a" * 1_900)


def signing_in(running: Running, username: str, password: str) -> float:
    """Seconds of the processor that an attempt with everything right but the password takes."""
    client = running.client()
    body = form(username, password, token_of(client.get("/dang-nhap").text))
    assert len(body) < SMALL_FORM
    cookie = client.get_cookie("ipp-form")
    assert cookie is not None
    environ = environ_of(
        post("/dang-nhap", body, Cookie=f"ipp-form={cookie.value}", X_Forwarded_For="10.0.0.1")
    )
    start = time.thread_time()
    assert answer(running, environ) == 401
    return time.thread_time() - start


def test_the_largest_name_and_password_cost_what_small_ones_do(fresh: Running) -> None:
    """X-2. Issue 13, item 9: beside the one check of a password nothing grows with what is
    typed."""
    small = min(signing_in(fresh, f"an{n}", "mot mat khau") for n in range(3))
    large = min(signing_in(fresh, f"{n}" + MARKS[:400], "\u0323\u0301" * 200) for n in range(3))
    assert large < small + SECONDS


def test_every_attempt_at_signing_in_is_counted(fresh: Running) -> None:
    """X-2, A-4. Issue 13, item 9: also one that is refused for its size, its form, or a token that
    is missing; one audit row in all."""
    client = fresh.client()
    refused = [
        client.post("/dang-nhap", data={"username": "nghean", "password": "a" * 10_000}),
        client.post("/dang-nhap", data={"username": "nghean", "password": PASSWORD}),
        client.post("/dang-nhap", data={"username": MARKS, "password": "x"}),
        client.post("/dang-nhap", data=parts(MANY), content_type=PARTS),
        client.post("/dang-nhap", data=b"\xff\xfe=1&username=%00%ff"),
        client.post("/dang-nhap", data=b"{}", content_type=JSON),
    ]
    assert [page.status_code for page in refused] == [413, 400, 413, 413, 400, 400]
    left = throttle.LIMITS["address"] - len(refused)
    codes = [
        sign_in(fresh.client(), f"user{n}", "wrong password").status_code for n in range(left + 1)
    ]
    assert codes == [401] * left + [429]
    assert sign_in(fresh.client(), "nghean").status_code == 429
    with fresh.database.read() as connection:
        blocked = connection.execute(
            select(audit_log).where(audit_log.c.action == "signin_blocked")
        ).all()
    assert [(row.detail["by"], row.detail["failures"]) for row in blocked] == [("address", 30)]


def test_refused_attempts_alone_block_the_address(fresh: Running) -> None:
    """X-2. Issue 13, item 9: on its own limit, and with a row in the audit log."""
    for _ in range(throttle.LIMITS["address"]):
        assert fresh.client().post("/dang-nhap", data={"username": "a" * 10_000}).status_code == 413
    assert sign_in(fresh.client(), "nghean").status_code == 429
    with fresh.database.read() as connection:
        assert (
            len(
                connection.execute(
                    select(audit_log).where(audit_log.c.action == "signin_blocked")
                ).all()
            )
            == 1
        )


def test_a_foreign_page_counts_for_nobody(fresh: Running) -> None:
    """C-3: what a browser marks as sent by another site is no attempt: else any page could lock its
    readers' offices out."""
    for _ in range(throttle.LIMITS["address"]):
        page = fresh.client().post(
            "/dang-nhap", data={"username": "a"}, headers={"Origin": "https://evil.example"}
        )
        assert page.status_code == 403
    assert sign_in(fresh.client(), "nghean").status_code == 302
