"""Access logs: formats, what counts as a page, visits, days in Viet Nam, and lines that are no
honest requests."""

import gzip
import json
from pathlib import Path

import pytest

from data_access.database.engine import Database
from domain.network.visits import VisitRow
from readers.choosing import choose
from readers.file.reading import RowError
from readers.file.source import Source
from readers.web_logs.seen import Seen
from tests.importing import TODAY
from tests.importing.files import counts, refusal, rows, run, shared, write

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36"


def line(
    time: str = "10/Feb/2012:16:42:07 +0700",
    request: str = "GET / HTTP/1.1",
    status: int = 200,
    ip: str = "1.2.3.4",
    agent: str = CHROME,
) -> str:
    return f'{ip} - - [{time}] "{request}" {status} 368 "-" "{agent}"\n'


def log(tmp_path: Path, *lines: str) -> list[VisitRow]:
    return [
        row.record
        for row in rows(write(tmp_path / "x.log", "".join(lines)))
        if isinstance(row.record, VisitRow)
    ]


def day(period: str, visitors: int, first_time: int, page_views: int) -> VisitRow:
    return VisitRow(period, visitors, first_time, page_views, series="log")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("common.log", "weblog_common"), ("common.log.gz", "weblog_common_gz"), ("common_complete.log", "weblog_common"),
        ("common_vhost.log", "weblog_common"),
    ],
)  # fmt: skip
def test_the_real_logs(name: str, format: str) -> None:
    """16:42 on 10 February west of Greenwich is the morning of the 11th in Viet Nam; a lone
    redirect is the page of its visit."""
    source = Source(shared(f"weblogs/{name}"), name)
    reading = choose(source).read(source, TODAY)
    assert (reading.format, reading.kind) == (format, "visits")
    assert [row.record for row in reading.rows] == [day("2012-02-11", 1, 1, 1)]


def test_the_real_json_log() -> None:
    assert [row.record for row in rows(shared("weblogs/nginx_json.log"))] == [
        day("2013-10-10", 1, 1, 2)
    ]


def test_static_files_robots_errors_and_other_methods_are_no_pages(tmp_path: Path) -> None:
    dropped = [
        line(request="GET /app.js?v=1 HTTP/1.1"), line(request="GET /logo.PNG HTTP/1.1"), line(agent="Googlebot/2.1"),
        line(agent="curl/8.0"), line(request="HEAD / HTTP/1.1"), line(status=404), line(status=500), line(request="OPTIONS * HTTP/1.1"),
    ]  # fmt: skip
    assert log(
        tmp_path, line(), *dropped, line(request="POST /tim-kiem HTTP/1.1"), line(status=304)
    ) == [day("2012-02-10", 1, 1, 3)]
    assert refusal(write(tmp_path / "y.log", "".join(dropped))).startswith(
        "Nhật ký không có lượt xem trang nào"
    )


def test_visits_end_after_thirty_minutes_and_days_are_those_of_viet_nam(tmp_path: Path) -> None:
    """16:59 UTC is before, 17:00 UTC after midnight in Viet Nam. The visit that goes on over
    midnight is one."""
    found = log(
        tmp_path,
        line("10/Feb/2012:16:00:00 +0000"),
        line("10/Feb/2012:16:30:00 +0000"),
        line("10/Feb/2012:16:59:00 +0000", ip="5.6.7.8"),
        line("10/Feb/2012:17:00:00 +0000"),
        line("10/Feb/2012:17:10:00 +0000", ip="5.6.7.8"),
        line("10/Feb/2012:18:00:01 +0000"),
    )
    assert found == [day("2012-02-10", 2, 2, 3), day("2012-02-11", 1, 0, 3)]


def test_another_browser_at_the_same_address_is_another_visitor(tmp_path: Path) -> None:
    assert log(tmp_path, line(), line(agent="Mozilla/5.0 Firefox/120.0")) == [
        day("2012-02-10", 2, 2, 2)
    ]


def test_a_redirect_counts_only_where_nothing_else_of_the_visit_does(tmp_path: Path) -> None:
    found = log(
        tmp_path,
        line(status=301),
        line(),
        line(request="POST /dang-nhap HTTP/1.1", status=302),
        line(),
    )
    assert found == [day("2012-02-10", 1, 1, 2)]


def test_w3c_logs_of_iis(tmp_path: Path) -> None:
    text = (
        "#Software: Microsoft Internet Information Services 6.0\r\n#Date: 2012-04-01 00:00:13\r\n"
        "#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) cs(Cookie) sc-status\r\n"
        '2012-04-01 00:00:13 GET /foo/bar a=b 1.2.3.4 Mozilla/5.0+(X11;+U)+Firefox/3.6.7 "a; b=c" 200\r\n'
        "2012-04-01 17:00:13 GET /foo.css - 1.2.3.4 Mozilla/5.0 - 200\r\n"
        "#Fields: date-local time-local c-ip cs-method cs-uri-stem sc-status cs(User-Agent)\r\n"
        "2012-04-03 00:30:00.363 ::1 GET / 200 -\r\n"
    )
    assert log(tmp_path, text) == [day("2012-04-01", 1, 1, 1), day("2012-04-03", 1, 1, 1)]


def test_other_json_logs(tmp_path: Path) -> None:
    """Caddy's and Traefik's."""
    request = '"remote_ip":"1.2.3.4","method":"GET","uri":"/","headers":{"User-Agent":["Opera"]}'
    caddy = f'{{"ts":1328866927.5,"request":{{{request}}},"status":200}}\n'
    traefik = '{"ClientHost":"2001::1","RequestMethod":"GET","RequestPath":"/","DownstreamStatus":200,"StartUTC":"2012-02-10T09:42:07Z"}\n'
    assert log(tmp_path, caddy, traefik) == [day("2012-02-10", 2, 2, 2)]


def test_the_visitor_among_two_addresses(tmp_path: Path) -> None:
    """Apache's vhost_combined and nginx with a host that is an address itself; the host behind the
    visitor; lists and balancers that forwarded; a balancer's own question. Every visitor is another
    one."""
    page = line().partition(" ")[2]
    prefixes = [
        "[2001:db8::1]:80 1.2.3.1", "[2001:db8::1]:80 1.2.3.2", "192.0.2.1:80 1.2.3.3", "[2001:db8::1]:443 2001:db8::9",
        "192.0.2.1 192.0.2.4", "1.2.3.5, 10.0.0.1", "1.2.3.6, 10.0.0.1,", "8.8.8.7 10.0.0.1", "8.8.8.8 10.0.0.1", "- 10.0.0.9",
    ]  # fmt: skip
    lines = [f"{prefix} {page}" for prefix in prefixes] + [
        f"1.2.4.{n} 192.0.2.1 - {page.partition('- - ')[2]}" for n in range(3)
    ]
    assert log(tmp_path, *lines) == [day("2012-02-10", 13, 13, 13)]


def test_the_visitor_whom_a_proxy_of_ones_own_forwards_for(tmp_path: Path) -> None:
    """nginx's main format, IIS and JSON; a proxy that is not one's own may write what it likes."""
    pages = [line(ip="10.0.0.9").rstrip() + f' "203.0.113.{n}, 10.0.0.8"\n' for n in range(3)]
    strange = [line(ip="8.8.8.8").rstrip() + f' "203.0.113.{n}"\n' for n in range(3)]
    assert log(tmp_path, *pages, *strange) == [day("2012-02-10", 4, 4, 6)]
    iis = "#Fields: date time c-ip cs-method cs-uri-stem sc-status X-Forwarded-For\n"
    iis += "".join(
        f"2021-05-31 01:00:00 10.0.0.9 GET / 200 203.0.113.{n}:{n}1,+10.0.0.8\n" for n in range(3)
    )
    assert log(tmp_path, iis) == [day("2021-05-31", 3, 3, 3)]
    told = (
        '{{"time":"2012-02-10T09:42:07Z","remote_addr":"10.0.0.9","x_forwarded_for":"203.0.113.{}",'
    )
    told += '"request":"GET / HTTP/1.1","status":200}}\n'
    assert log(tmp_path, *(told.format(n) for n in range(3))) == [day("2012-02-10", 3, 3, 3)]


def test_lines_that_syslog_and_containers_shipped(tmp_path: Path) -> None:
    before = (
        "May 11 01:00:00 web nginx: ",
        "<190>May  1 01:00:00 web nginx[7]: ",
        "2024-05-01T01:00:00.1+07:00 stdout F ",
        "2024-05-01T01:00:00Z web nginx: ",
    )
    assert log(tmp_path, *(sign + line(ip=f"1.2.3.{n}") for n, sign in enumerate(before))) == [
        day("2012-02-10", 4, 4, 4)
    ]


_JSON_LOGS = {
    "nginx, its time as in its common log": (
        '{"time_local":"10/Feb/2012:16:42:07 +0700","remote_addr":"%s","request":"GET %s HTTP/1.1","status":"200",'
        '"http_user_agent":"%s","request_time":"0.005"}'
    ),
    "Cloudflare Logpush, part of a list": (
        '[{"ClientIP":"%s","ClientRequestMethod":"GET","ClientRequestURI":"%s","ClientRequestUserAgent":"%s","EdgeResponseStatus":200,'
        '"EdgeStartTimestamp":1328866927000000000,"OriginResponseStatus":0},'
    ),
    "Google's balancer": (
        '{"httpRequest":{"remoteIp":"%s","requestMethod":"GET","requestUrl":"https://x.vn%s","userAgent":"%s","status":200,"latency":"0.1s"},'
        '"jsonPayload":{"statusDetails":"response_sent_by_backend"},"timestamp":"2012-02-10T09:42:07.5Z","receiveTimestamp":"2012-02-11T09:42:07Z"}'
    ),
    "AWS's balancer": (
        '{"type":"https","time":"2012-02-10T09:42:07.1Z","client_ip":"%s","client_port":4,"target_ip":"10.0.0.1","elb_status_code":200,'
        '"request_verb":"GET","request_url":"https://x.vn:443%s","user_agent":"%s","target_status_code":"-"}'
    ),
    "bunny.net": '{"remoteIp":"%s","timestamp":1328866927000,"url":"https://x.vn%s","userAgent":"%s","status":200,"cacheStatus":"HIT"}',
    "Azure": (
        '{"time":"2012-02-10T09:42:07Z","category":"ApplicationGatewayAccessLog","properties":{"clientIP":"%s","httpMethod":"GET",'
        '"requestUri":"%s","userAgent":"%s","httpStatus":200}}'
    ),
    "CloudFront": (
        '{"date":"2012-02-10","time":"09:42:07","c-ip":"%s","cs-method":"GET","cs-uri-stem":"%s","cs(User-Agent)":"%s","sc-status":"200"}'
    ),
    "Elastic": (
        '{"@timestamp":"2012-02-10T09:42:07Z","source":{"ip":"%s"},"host":{"ip":["10.0.0.1"]},"url":{"original":"%s"},'
        '"user_agent":{"original":"%s"},"http":{"request":{"method":"GET"},"response":{"status_code":200}},"message":"x"}'
    ),
    "Logstash": (
        '{"path":"/var/log/nginx/access.log","clientip":"%s","verb":"GET","request":"%s","agent":"%s","response":"200",'
        '"@timestamp":"2012-02-10T09:42:07Z"}'
    ),
    "Kong": (
        '{"client_ip":"%s","started_at":1328866927000,"request":{"method":"GET","uri":"%s","headers":{"user-agent":"%s"}},'
        '"response":{"status":200}}'
    ),
    "Docker": (
        '{"log":"%s - - [10/Feb/2012:16:42:07 +0700] \\"GET %s HTTP/1.1\\" 200 9 \\"-\\" \\"%s\\"\\n","stream":"stdout",'
        '"time":"2012-02-12T00:00:00Z"}'
    ),
}


@pytest.mark.parametrize("sender", _JSON_LOGS)
def test_json_logs_of_servers_and_networks(sender: str, tmp_path: Path) -> None:
    """Two pages of one visitor, one of another; a static file and a robot do not count."""
    asked = [
        ("1.2.3.4", "/", CHROME), ("1.2.3.4", "/tim?q=a", CHROME), ("2001:db8::1", "/", CHROME), ("1.2.3.5", "/a.css?v=1", CHROME),
        ("1.2.3.6", "/", "Googlebot/2.1"),
    ]  # fmt: skip
    assert log(tmp_path, *(_JSON_LOGS[sender] % one + "\n" for one in asked)) == [
        day("2012-02-10", 2, 2, 3)
    ]


def test_the_log_of_bunny(tmp_path: Path) -> None:
    """Without a method; the second address without its last number; a video is no page."""
    told = "HIT|{}|1328866927000|412|390|{}|-|https://x.b-cdn.net{}|WA|Mozilla/5.0|322b688bd63fb63f2babe9de30a5d262|VN\n"
    lines = [
        told.format(*one)
        for one in (
            (200, "1.2.3.4", "/"),
            (200, "1.2.4.0", "/a"),
            (200, "1.2.3.4", "/b.mp4"),
            (404, "1.2.3.4", "/"),
        )
    ]
    assert log(tmp_path, *lines) == [day("2012-02-10", 2, 2, 2)]


def test_a_json_log_that_is_no_line_a_request_is_named_as_one(tmp_path: Path) -> None:
    """As Google's console saves it: a list over many lines. Deep nesting is a bad line, not a
    traceback."""
    told = refusal(
        write(
            tmp_path / "x.json",
            json.dumps([{"insertId": "1", "httpRequest": {"remoteIp": "1.2.3.4"}}], indent=2),
        )
    )
    assert (
        told
        == "Đây là nhật ký truy cập web dạng JSON nhưng không phải mỗi yêu cầu một dòng; hãy xuất dạng JSON Lines (NDJSON)."
    )
    assert refusal(write(tmp_path / "y.json", '{"a":' * 900 + "1" + "}" * 900)).startswith(
        "Đây là tệp JSON"
    )


def test_big5_and_other_bytes_in_an_address(tmp_path: Path) -> None:
    content = line().encode() + line(request="GET /X HTTP/1.0").encode().replace(
        b"/X", "/為其兼行惡道".encode("big5")
    )
    found = rows(write(tmp_path / "x.log", content))
    assert [row.record for row in found] == [day("2012-02-10", 1, 1, 2)]


def test_a_double_byte_character_does_not_swallow_the_closing_quote(tmp_path: Path) -> None:
    """功 is A5 5C in Big5, its second byte a backslash: the robot behind that referrer is still a
    robot."""
    referred = line(agent="Googlebot/2.1").replace('"-"', '"http://x/成功"').encode("big5")
    searched = line(request="GET /?q=成功").encode("big5")
    assert [row.record for row in rows(write(tmp_path / "x.log", referred + searched))] == [
        day("2012-02-10", 1, 1, 1)
    ]
    assert b'\\" ' in referred and b'\\" ' in searched


def test_native_logs_of_iis(tmp_path: Path) -> None:
    """Local time, month before day; 25/03 is no date of this format."""
    found = log(
        tmp_path,
        "192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SALES1, 172.21.13.45, 4502, 163, 3223, 200, 0, GET, /DeptLogo.gif, -,\r\n",
        "192.168.110.54, -, 03/20/01, 7:57:20, W3SVC2, SALES1, 172.21.13.45, 411, 221, 1967, 200, 0, GET, /style.aspx, a=1, b,\r\n",
        "192.168.110.55, -, 12/5/2024, 23:59:59, W3SVC2, S, 172.21.13.45, 4, 2, 1, 200, 0, POST, /tìm kiếm, -,\r\n",
        "192.168.110.55, -, 25/03/2024, 23:59:59, W3SVC2, S, 172.21.13.45, 4, 2, 1, 200, 0, GET, /, -,\r\n",
    )
    assert found == [day("2001-03-20", 1, 1, 1), day("2024-12-05", 1, 1, 1)]


def test_ports_that_a_proxy_writes_behind_the_address(tmp_path: Path) -> None:
    """The same visitor from two ports is one; brackets hold an address of version 6; a port alone
    makes no address."""
    text = (
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)\r\n"
        "2021-05-31 01:00:00 1.2.3.4:5678 GET / 200 Firefox\r\n2021-05-31 01:00:01 1.2.3.4:5679 GET /a 200 Firefox\r\n"
        "2021-05-31 01:00:02 [2001:db8::1]:80 GET / 200 Firefox\r\n2021-05-31 01:00:03 2001:db8::1 GET / 200 Firefox\r\n"
        "2021-05-31 01:00:04 :80 GET / 200 Firefox\r\n"
    )
    found = rows(write(tmp_path / "x.log", text))
    assert [(row.record, row.position) for row in found] == [
        (None, 6),
        (day("2021-05-31", 2, 2, 4), None),
    ]
    assert log(tmp_path, line(ip="1.2.3.4:80"), line()) == [day("2012-02-10", 1, 1, 2)]


def test_w3c_logs_that_tell_the_day_in_a_directive(tmp_path: Path) -> None:
    text = "#Software: IIS 5.0\r\n#Date: 2003-06-11 00:00:13\r\n#Fields: time c-ip cs-method cs-uri-stem sc-status\r\n"
    assert log(
        tmp_path, text + "16:59:59 1.2.3.4 GET /a 200\r\n17:00:00 1.2.3.5 GET /a 200\r\n"
    ) == [
        day("2003-06-11", 1, 1, 1),
        day("2003-06-12", 1, 1, 1),
    ]


def test_load_balancers_of_aws(tmp_path: Path) -> None:
    """Classic and for applications: a page, a static file, a mere connection, an error; times are
    UTC."""
    rest = f'10.0.0.1:80 0.0001 0.001 0.001 {{}} 200 0 57 "{{}}" "{CHROME}" ECDHE TLSv1.2'
    page = rest.format(200, "GET https://www.example.com:443/path/index.html HTTP/1.1")
    found = log(
        tmp_path,
        f"2015-05-13T23:39:43.945958Z my-lb 1.2.3.4:2817 {page}\n",
        f"2015-05-13T23:39:44Z my-lb 1.2.3.4:2818 {rest.format(200, 'GET https://www.example.com:443/a.css HTTP/1.1')}\n",
        f"2015-05-13T23:39:45Z my-lb 1.2.3.4:2819 {rest.format(404, 'GET https://www.example.com:443/b HTTP/1.1')}\n",
        '2015-05-13T23:39:46Z my-lb 9.9.9.9:2817 10.0.0.1:80 0.001 0.1 0.1 - - 82 305 "- - - " "-" - -\n',
        f'https 2020-01-01T00:55:04.127531Z app/lb/1 [2001:db8::1]:2817 {page} arn:aws "Root=1" "www.example.com"\n',
        f'h2 2020-01-01T00:55:05Z app/lb/1 1.2.3.4:5 - -1 -1 -1 200 - 225 24 "GET https://www.example.com:443 HTTP/2.0" "{CHROME}" - -\n',
    )
    assert found == [day("2015-05-14", 1, 1, 1), day("2020-01-01", 2, 1, 2)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_log_that_windows_saved_in_utf16(tmp_path: Path, encoding: str) -> None:
    """V-4 in part: with and without a mark."""
    content = (line() + line(request="GET /tìm HTTP/1.1")).encode(encoding)
    assert [row.record for row in rows(write(tmp_path / "x.log", content))] == [
        day("2012-02-10", 1, 1, 2)
    ]


def test_a_log_of_another_format_is_named_as_one(tmp_path: Path) -> None:
    text = 'Sep 25 06:05:27 host haproxy[6801]: 4.3.2.1:55008 [25/Sep/2018:06:05:27.584] a~ b/c 0/0/0/72/72 200 7456 - - "POST /x/ HTTP/1.1"\n'
    assert refusal(write(tmp_path / "x.log", text)).startswith(
        "Đây có vẻ là nhật ký truy cập web ở định dạng chưa biết"
    )


def test_lines_that_no_honest_server_writes_are_counted_as_bad(tmp_path: Path) -> None:
    """V-16: a line of 10 MB, a false address, escape sequences, NUL, a script for a browser, a date
    that does not exist."""
    bad = [
        line(request=f"GET /{'x' * 10_000_000} HTTP/1.1"), line(ip="999.1.2.3"), line(ip="<script>alert(1)</script>"),
        line(request="GET /\x1b[31m HTTP/1.1"), line(request="GET /\x00 HTTP/1.1"), line(agent="<script>alert(1)</script>"),
        line("31/Feb/2012:00:00:00 +0700"), "{not json\n",
    ]  # fmt: skip
    good = [line(f"10/Feb/2012:16:42:0{n} +0700") for n in range(9)]
    found = rows(write(tmp_path / "x.log", "".join([good[0], *bad, *good[1:]])))
    assert [row.position for row in found if row.errors] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert {row.errors[0].reason for row in found if row.errors} == {
        "Dòng nhật ký hỏng hoặc không đúng định dạng, không tính"
    }
    assert [row.record for row in found if row.record] == [day("2012-02-10", 1, 1, 9)]


def test_days_at_the_ends_of_time_are_bad_lines_and_a_size_may_be_anything(tmp_path: Path) -> None:
    """V-16 in part: years of seven digits, year 1, 9999 and 1900, a zone of 99 hours; a size that
    an upstream let overflow."""
    times = (
        "10/Feb/9999999:16:42:07 +0700", "31/Dec/9999:23:42:07 -0500", "01/Jan/0001:00:00:00 +0700", "10/Feb/1900:16:42:07 +0700",
        "10/Feb/2012:16:42:07 +9900",
    )  # fmt: skip
    good = [line(f"10/Feb/2012:16:42:0{n} +0700").replace(" 368 ", " -368 ") for n in range(6)]
    found = rows(write(tmp_path / "x.log", "".join([*good, *map(line, times)])))
    assert [row.position for row in found if row.errors] == [7, 8, 9, 10, 11]
    assert [row.record for row in found if row.record] == [day("2012-02-10", 1, 1, 6)]


def test_a_log_that_is_mostly_bad_is_refused(tmp_path: Path) -> None:
    assert (
        refusal(write(tmp_path / "x.log", line() + "x\n" * 5))
        == "Quá nửa số dòng nhật ký hỏng hoặc không đúng định dạng (5 trên 6 dòng)."
    )


@pytest.mark.parametrize("percent", [25, 50, 99])
def test_a_compressed_log_cut_short_is_refused(tmp_path: Path, percent: int) -> None:
    """V-1 in part."""
    whole = gzip.compress(
        "".join(line(ip=f"1.2.{n // 250}.{n % 250}") for n in range(20_000)).encode()
    )
    assert refusal(write(tmp_path / "x.gz", whole[: len(whole) * percent // 100])).startswith(
        "Tệp nén bị hỏng hoặc chưa tải hết"
    )


def test_a_swelling_log_is_refused(tmp_path: Path) -> None:
    """V-10 in part: before any of its lines is read."""
    bomb = gzip.compress(line().encode() + b"\n" * (21 << 20))
    assert refusal(write(tmp_path / "x.gz", bomb)).startswith("Tệp nén phình ra quá mức")


def test_a_day_to_come_is_rejected(tmp_path: Path) -> None:
    """V-8."""
    found = rows(write(tmp_path / "x.log", line("10/Feb/2099:00:00:00 +0700")))
    assert [(row.record, row.errors[0]) for row in found] == [
        (None, RowError(None, "2099-02-10", "2099-02-10 là ngày trong tương lai"))
    ]


def test_an_imported_log_leaves_no_address_behind(database: Database, tmp_path: Path) -> None:
    """V-16: counters only; the same log again changes nothing, and its import can be taken back."""
    path = write(tmp_path / "x.log", line(ip="203.0.113.77") + line(ip="999.9.9.9"))
    assert counts(run(database, path)) == (1, 0, 0, 1)
    assert counts(run(database, path)) == (0, 0, 1, 1)
    if database.engine.dialect.name == "sqlite":
        stored = Path(str(database.engine.url.database))
        assert not any(
            b"203.0.113.77" in file.read_bytes() for file in stored.parent.glob(f"{stored.name}*")
        )


def test_the_set_of_visitors_is_exact() -> None:
    numbers = [n * 2_654_435_761 % (1 << 56) + 1 for n in range(20_000)]
    seen = Seen()
    assert [seen.add(n) for n in numbers] == [True] * len(set(numbers))
    assert not any(seen.add(n) for n in numbers)


def test_a_day_that_another_log_told_is_replaced_and_told(
    database: Database, tmp_path: Path
) -> None:
    """Before it is written as well; the same log again says nothing."""
    first = write(tmp_path / "access.log.1", line() + line("11/Feb/2012:16:42:07 +0700"))
    second = write(
        tmp_path / "access.log",
        line("11/Feb/2012:16:42:07 +0700") + line("11/Feb/2012:18:42:07 +0700"),
    )
    assert run(database, first).errors == run(database, first).errors == ()
    for dry_run in (True, False):
        result = run(database, second, dry_run=dry_run)
        assert counts(result) == (0, 1, 0, 0)
        (told,) = result.errors
        assert (told.row, told.field) == (None, "2012-02-11")
        assert told.reason.startswith(
            "Ngày này đã có số từ tệp “access.log.1”, được thay bằng số của tệp này."
        )
