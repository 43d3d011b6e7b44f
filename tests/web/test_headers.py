"""Headers, hosts, addresses, bodies: nothing leaks, nothing is cached, nothing strange gets
through."""

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import IntegerConverter

from tests.web.support import Running, again, body, call, sign_in, token_of
from web.headers import hash_of

SECRETS = (
    "/.env", "/.git/config", "/app.py", "/settings.py", "/var/demo.sqlite3", "/demo.sqlite3", "/assets/../app.py", "/assets/..%2fapp.py",
    "/assets/%2e%2e/settings.py", "/assets/....//app.py", "/assets/..\\app.py", "/assets//etc/passwd", "/assets/%00", "/assets/.env",
    "/assets/.DS_Store", "/assets/signin.css.map", "/etc/passwd", "/_dash-component-suites/dash/../../../app.py", "/static/app.py",
    "/_dash-component-suites/os/path.py", "/_dash-component-suites/dash/dash.py", "/_dash-component-suites/nope/x.js", "/server-status",
)  # fmt: skip


def test_every_answer_has_the_headers(running: Running) -> None:
    """H-1: pages, errors, callbacks, static files; no version of anything."""
    client = running.signed_in("nghean")
    key = next(iter(running.app.callback_map))
    answers = [
        client.get(p, buffered=True)
        for p in (
            "/dang-nhap",
            "/tinh/nghe-an",
            "/nope",
            "/vien",
            "/health",
            "/assets/signin.css",
            "/_dash-layout",
        )
    ]
    answers += [
        call(client, running.app, key, {"pathname": "/tro-giup"}),
        client.post("/_dash-update-component", json=[]),
    ]
    for answer in answers:
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Server" not in headers and "X-Powered-By" not in headers
        assert "Strict-Transport-Security" not in headers, "plain http in the demonstration"
        assert "Access-Control-Allow-Origin" not in headers
    assert "python_version" not in client.get("/tinh/nghe-an").text


def test_https_is_remembered(running: Running) -> None:
    """H-1: HSTS where the dashboard's own address is https."""
    secure = again(running, mode="production", base_url="https://ipp.example").client()
    answer = secure.get("/dang-nhap", base_url="https://ipp.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_every_inline_script_is_listed(running: Running) -> None:
    """H-2: no unsafe-inline or eval for scripts, and the hash of each inline script of the index
    and the plain pages."""
    client = running.signed_in("nghean")
    for page in (
        client.get("/tinh/nghe-an"),
        running.client().get("/dang-nhap"),
        client.get("/nope"),
    ):
        scripts = re.search(r"script-src ([^;]+)", page.headers["Content-Security-Policy"])
        assert (
            scripts
            and "unsafe" not in scripts.group(1)
            and "*" not in scripts.group(1)
            and "http" not in scripts.group(1)
        )
        inline = re.findall(
            r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", page.text, re.S
        )
        assert inline and all(hash_of(script) in scripts.group(1) for script in inline)
        assert not re.search(r"<[^>]+\son[a-z]+=", page.text)
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page.text)


def test_nothing_personal_is_cached(running: Running) -> None:
    """H-4: index, layout, callbacks, errors, redirects; the shared files are kept."""
    client = running.signed_in("nghean")
    key = next(iter(running.app.callback_map))
    answers = [
        client.get(p)
        for p in (
            "/",
            "/tinh/nghe-an",
            "/tinh/gia-lai",
            "/_dash-layout",
            "/_dash-dependencies",
            "/dang-nhap",
            "/ready",
        )
    ]
    for answer in [*answers, call(client, running.app, key, {"pathname": "/tro-giup"})]:
        assert answer.headers["Cache-Control"] == "no-store"
    bundle = re.search(r'src="(/_dash-component-suites/dash/[^"]+)"', client.get("/tro-giup").text)
    assert (
        bundle
        and client.get(bundle.group(1), buffered=True).headers["Cache-Control"]
        == "public, max-age=31536000, immutable"
    )
    styles = re.search(r'href="(/assets/signin.css[^"]+)"', running.client().get("/dang-nhap").text)
    assert (
        styles
        and running.client().get(styles.group(1), buffered=True).headers["Cache-Control"]
        == "public, max-age=31536000, immutable"
    )
    assert (
        running.client().get("/assets/signin.css", buffered=True).headers["Cache-Control"]
        == "no-cache"
    )


@pytest.mark.parametrize("path", SECRETS)
def test_files_outside_are_not_served(running: Running, path: str) -> None:
    """H-5: traversal and secret names, signed in and not: no content, no 5xx."""
    for client in (running.signed_in("vien"), running.client()):
        answer = client.get(path)
        assert answer.status_code in (302, 400, 401, 404)
        assert (
            "create_app" not in answer.text
            and "root:" not in answer.text
            and "SECRET" not in answer.text
        )


def test_another_host_is_refused(running: Running) -> None:
    """H-6: 400 before anything else happens, signed in or not, for pages, forms and callbacks."""
    client = running.signed_in("nghean")
    key = next(iter(running.app.callback_map))
    for host in (
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "evil.example:8050",
        "",
    ):
        headers = {"Host": host}
        assert client.get("/tinh/nghe-an", headers=headers).status_code == 400
        assert client.get("/health", headers=headers).status_code == 400
        answer = client.post(
            "/_dash-update-component", json=body(running.app, key), headers=headers
        )
        assert answer.status_code == 400 and "evil" not in answer.text
    assert client.get("/health", headers={"Host": "LocalHost"}).status_code == 200, (
        "names of hosts know no case"
    )


def test_forwarded_headers_of_strangers_are_ignored(running: Running) -> None:
    """H-6: X-Forwarded-Host, -Proto and -For mean nothing without a trusted proxy."""
    forged = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "10.0.0.1",
        "Forwarded": "host=evil.example",
    }
    answer = running.client().get("/tinh/nghe-an", headers=forged)
    assert answer.location == "/dang-nhap?next=%2Ftinh%2Fnghe-an"
    assert "evil" not in running.client().get("/dang-nhap", headers=forged).text


def malformed(good: dict[str, Any]) -> dict[str, Any]:
    """Nineteen and more ways to send a wrong body."""
    inputs = good["inputs"]
    more = json.dumps(good)[:-1] + ', "x": '

    def but(**changes: Any) -> str:
        return json.dumps(good | changes)

    return {
        "empty": "",
        "no json": "{",
        "null": "null",
        "list": "[]",
        "text": '"x"',
        "number": "1",
        "no output": json.dumps({k: v for k, v in good.items() if k != "output"}),
        "output null": but(output=None),
        "output list": but(output=["x"]),
        "no inputs": json.dumps({k: v for k, v in good.items() if k != "inputs"}),
        "inputs null": but(inputs=None),
        "inputs text": but(inputs="x"),
        "inputs empty": but(inputs=[]),
        "inputs too many": but(inputs=inputs * 2),
        "input null": but(inputs=[None] * len(inputs)),
        "input without id": but(
            inputs=[{"property": i["property"], "value": i["value"]} for i in inputs]
        ),
        "input of another id": but(inputs=[i | {"id": "other"} for i in inputs]),
        "input of another property": but(inputs=[i | {"property": "other"} for i in inputs]),
        "pathname a number": but(inputs=[i | {"value": 1} for i in inputs]),
        "pathname an object": but(inputs=[i | {"value": {"a": 1}} for i in inputs]),
        "pathname with NUL": but(inputs=[i | {"value": "/tinh/\x00"} for i in inputs]),
        "lone surrogate": but(inputs=[i | {"value": "\ud800"} for i in inputs]),
        "outputs null": but(outputs=None),
        "outputs text": but(outputs="x"),
        "outputs of another id": but(outputs={"id": "other", "property": "children"}),
        "state for nothing": but(state=[{"id": "x", "property": "y"}]),
        "state null": but(state=None),
        "changed null": but(changedPropIds=None),
        "changed numbers": but(changedPropIds=[1]),
        "not a number": but(inputs=[i | {"value": float("nan")} for i in inputs]),
        "large number": more + "9" * 30 + "}",
        "huge number": more + "9" * 5000 + "}",
        "deep": more + "[" * 500 + "]" * 500 + "}",
        "very deep": "[" * 200_000,
        "bad utf-8": b'{"output": "\xff\xfe"}',
    }


def test_malformed_bodies_are_refused(running: Running) -> None:
    """H-7: 400 for each, nothing of the inside in the answer."""
    client = running.signed_in("nghean")
    about_an_address = [
        k for k, c in running.app.callback_map.items() if c["inputs"][0]["property"] == "pathname"
    ]
    assert len(about_an_address) >= 4
    for key in about_an_address:
        for name, data in malformed(body(running.app, key, {"pathname": "/tro-giup"})).items():
            answer = client.post(
                "/_dash-update-component", data=data, content_type="application/json"
            )
            assert answer.status_code == 400, (key, name)
            assert not re.search(
                r"Traceback|File |sqlite|SELECT|/work|site-packages", answer.text
            ), name
    unknown = json.dumps({"output": "nothing.children", "inputs": [], "outputs": []})
    assert (
        client.post(
            "/_dash-update-component", data=unknown, content_type="application/json"
        ).status_code
        == 403
    )
    assert (
        client.post(
            "/_dash-update-component", data="x" * 2_000_000, content_type="application/json"
        ).status_code
        == 413
    )


@pytest.mark.parametrize("number", [2**62, 2**63, 10**30])
def test_a_number_that_no_row_has_is_not_found(running: Running, number: int) -> None:
    """H-7, T-4: in every address that takes a number, for whoever may enter: 404, with the body of
    any other 404."""
    rules = [
        r
        for r in running.server.url_map.iter_rules()
        if any(isinstance(c, IntegerConverter) for c in r._converters.values())
    ]
    assert len(rules) >= 25
    texts = {
        "slug": "nghe-an",
        "name": "huy",
        "tag": "x",
        "sha256": "a" * 64,
        "size": "nho",
        "rule": "annuity",
        "code": "san-pham",
        "month": "2026-10",
        "ending": "csv",
        "written_in": "vi",
        "act": "trinh",
        "kind": "pdf",
        "number": "YC-2026-00001",
    }
    for client in (running.signed_in("nghean"), running.signed_in("vien")):
        token, absent = (
            token_of(client.get("/doi-mat-khau").text),
            client.get("/tinh/nghe-an/tai-san/99999999").text,
        )
        for rule in rules:
            values = {
                a: number if isinstance(rule._converters[a], IntegerConverter) else texts[a]
                for a in rule.arguments
            }
            method = "POST" if "POST" in (rule.methods or ()) else "GET"
            built = running.server.url_map.bind("localhost").build(
                rule.endpoint, values, method=method
            )
            answer = client.open(
                built, method=method, data={"text": "x"}, headers={"X-CSRFToken": token}
            )
            assert answer.status_code == 404 and answer.text == absent, built


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "%3Cimg src=x onerror=alert(1)%3E",
        "'\";--><svg/onload=alert(1)>",
    ],
)
def test_addresses_are_not_reflected(running: Running, payload: str) -> None:
    """H-8: neither path nor query nor a typed user name comes back unescaped."""
    client = running.signed_in("nghean")
    for path in (
        f"/{payload}",
        f"/tinh/{payload}",
        f"/tinh/nghe-an?q={payload}",
        f"/dang-nhap?next=/{payload}",
    ):
        for reader in (client, running.client()):
            text = reader.get(path).text
            assert "alert(1)" not in text or (
                "<script>alert" not in text
                and "onerror=alert" not in text
                and "onload=alert" not in text
            )
    typed = sign_in(running.client(), payload, "wrong password").text
    assert "<script>alert" not in typed and "<img" not in typed and "<svg" not in typed


def test_no_tools_of_developers(running: Running) -> None:
    """H-9: no debugger, no reload hash, no agents' endpoint, no job parameters."""
    client = running.signed_in("vien")
    for path in (
        "/_reload-hash",
        "/_mcp",
        "/_favicon.ico",
        "/console",
        "/_dash-ws-callback",
        "/_alive_x",
        "/?__debugger__=yes&cmd=resource",
    ):
        assert client.get(path).status_code in (302, 404), path
    page = client.get("/vien").text
    config = json.loads(
        re.search(r'_dash-config" type="application/json">(.*?)</script>', page).group(1)
    )  # type: ignore[union-attr]
    assert (
        config["ui"] is False
        and config["props_check"] is False
        and "hot_reload" not in config
        and "validation_layout" not in config
    )
    key = next(iter(running.app.callback_map))
    forged = client.post(
        "/_dash-update-component?cacheKey=x&job=1&oldJob=1&cancelJob=1",
        json=body(running.app, key, {"pathname": "/tro-giup"}),
    )
    assert forged.status_code == 200


def forms(client: FlaskClient) -> str:
    return token_of(client.get("/dang-nhap").text)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "file://"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_callbacks_from_other_sites_are_refused(running: Running, headers: dict[str, str]) -> None:
    """C-1, C-4: 403, and no CORS permission."""
    client = running.signed_in("nghean")
    for key in running.app.callback_map:
        answer = call(client, running.app, key, {"pathname": "/tro-giup"}, headers=headers)
        assert answer.status_code == 403 and "Access-Control-Allow-Origin" not in answer.headers
    preflight = client.options(
        "/_dash-update-component", headers=headers | {"Access-Control-Request-Method": "POST"}
    )
    assert "Access-Control-Allow-Origin" not in preflight.headers


def test_callbacks_from_our_own_pages_are_answered(running: Running) -> None:
    """C-1: the good case, as a browser sends it."""
    client, key = running.signed_in("nghean"), next(iter(running.app.callback_map))
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert (
        call(client, running.app, key, {"pathname": "/tro-giup"}, headers=headers).status_code
        == 200
    )


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_callbacks_take_json_only(running: Running, kind: str) -> None:
    """C-2: what a form on another site could send is refused."""
    client, key = running.signed_in("nghean"), next(iter(running.app.callback_map))
    data = json.dumps(body(running.app, key, {"pathname": "/tro-giup"}))
    assert client.post("/_dash-update-component", data=data, content_type=kind).status_code == 415


def test_forms_need_their_token_and_origin(running: Running) -> None:
    """C-3: sign-in without a token, with a foreign one, from elsewhere: 4xx and not signed in."""
    good = {"username": "nghean", "password": "thuyen-ai-dinh-trang-2026"}
    client = running.client()
    token, foreign = forms(client), forms(running.client())
    for data in (
        good,
        good | {"csrf_token": ""},
        good | {"csrf_token": foreign},
        good | {"csrf_token": token + "x"},
    ):
        assert client.post("/dang-nhap", data=data).status_code == 400
    for headers in (
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
    ):
        assert (
            client.post(
                "/dang-nhap", data=good | {"csrf_token": token}, headers=headers
            ).status_code
            == 403
        )
    assert client.get_cookie("ipp") is None
    assert client.post("/dang-nhap", data=good | {"csrf_token": token}).status_code == 302


def test_the_plain_http_twin_of_an_https_site_is_another_origin(running: Running) -> None:
    """C-1: in production the scheme counts as well."""
    secure = again(
        running, mode="production", base_url="https://ipp.example", trusted_hosts=("ipp.example",)
    )
    key = next(iter(secure.app.callback_map))
    for origin, expected in (("https://ipp.example", 401), ("http://ipp.example", 403)):
        sent = {
            "json": body(secure.app, key),
            "headers": {"Origin": origin},
            "base_url": "https://ipp.example",
        }
        assert secure.client().post("/_dash-update-component", **sent).status_code == expected


def test_signing_out_and_changing_the_password_need_the_token(running: Running) -> None:
    """C-3: the other forms."""
    client = running.signed_in("gialai")
    for path in ("/dang-xuat", "/doi-mat-khau"):
        assert client.post(path, data={"password": "x"}).status_code == 400
    assert client.get("/tinh/gia-lai").status_code == 200
