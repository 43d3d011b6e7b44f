"""Issue 13: logs whose parts are joined newest first lose no day, and robots are no people."""

import random
from pathlib import Path

import pytest
from crawleruseragents import CRAWLER_USER_AGENTS_DATA

from domain.network.visits import VisitRow
from readers.web_logs.order import InOrder, View
from readers.web_logs.robots import is_robot
from tests.importing.files import rows, shared
from tests.importing.test_weblogs import CHROME, day, line, log


def counted(path: Path) -> list[VisitRow]:
    read = rows(path)
    assert [row.errors for row in read if row.errors] == []
    return [row.record for row in read if isinstance(row.record, VisitRow)]


def test_the_fields_log_that_is_joined_newest_first() -> None:
    assert counted(shared("field_cases/log_newest_first.log")) == [
        day("2024-03-05", 2, 1, 3),
        day("2024-03-06", 1, 0, 2),
    ]


def test_the_fields_log_with_robots() -> None:
    assert counted(shared("field_cases/log_with_robots.log")) == [day("2024-03-05", 2, 2, 3)]


def part(number: int) -> list[str]:
    """A day of a log: 30 visitors, some of whom go on over midnight, in the order of time."""
    lines = []
    for i in range(240):
        minute = i * 6
        stamp = f"{number:02}/Feb/2012:{minute // 60:02}:{minute % 60:02}:00 +0700"
        lines.append(line(stamp, ip=f"1.2.3.{(i * 7) % 30}" if 0 < i < 239 else "9.9.9.9"))
    return lines


@pytest.mark.parametrize("order", [(3, 2, 1), (2, 3, 1), (3, 1, 2), (1, 3, 2)])
def test_parts_in_any_order_count_like_the_whole(tmp_path: Path, order: tuple[int, ...]) -> None:
    """A visit over the joint stays one, and 'first time' is first in time, not in the file."""
    parts = {number: part(number) for number in (1, 2, 3)}
    whole = log(tmp_path, *(text for number in (1, 2, 3) for text in parts[number]))
    assert [row.period for row in whole] == ["2012-02-01", "2012-02-02", "2012-02-03"]
    assert log(tmp_path, *(text for number in order for text in parts[number])) == whole


def test_lines_without_any_order_count_like_the_sorted_ones(tmp_path: Path) -> None:
    """Two servers' logs, one behind the other, or shuffled."""
    lines = [*part(1), *part(2)]
    whole = log(tmp_path, *lines)
    random.Random(1).shuffle(lines)
    assert log(tmp_path, *lines) == whole
    assert log(tmp_path, *lines[::2], *lines[1::2]) == whole


def test_runs_on_disk_are_merged_in_the_order_of_time() -> None:
    """Five runs and a rest; views of one second stay in the order in which they came."""
    drawn = random.Random(2)
    given = [View(drawn.randrange(500), drawn.random() < 0.5, n + 1) for n in range(1_050)]
    views = InOrder(run=200)
    for view in given:
        views.add(view.at, view.visitor, redirect=view.redirect)
    assert list(views) == sorted(given, key=lambda view: view.at)
    views.close()


def test_every_known_robot_is_one() -> None:
    """All examples of crawler-user-agents."""
    names = [name for entry in CRAWLER_USER_AGENTS_DATA for name in entry.get("instances", ())]
    assert len(names) > 2_000
    assert [name for name in names if not is_robot(name.encode())] == []


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; NewThing/1.0; +https://new.example/)",
        "Mozilla/5.0 (compatible; NewThing/1.0; www.new.example)",
        "NewThing/1.0 (someone@new.example)",
        "NewThing/1.0 (someone(at)new.example)",
        "python-requests/2.31",
        "LinkPreview/2",
        "MyMonitor 1",
        "curl/8.5",
        "NewSpider",
        "newbot",
    ],
)
def test_an_agent_that_carries_an_address_or_a_telling_word_is_a_robot(agent: str) -> None:
    assert is_robot(agent.encode())


@pytest.mark.parametrize(
    "agent",
    [
        CHROME,
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/118.0 Mobile Safari/537.36 Zalo android/12 ZaloLanguage/vi",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/466.0;FBLC/vi_VN]",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0",
        "Opera/9.80 (Android; Opera Mini/8.0.1807/36.1609; U; en) Presto/2.12.423 Version/12.16",
        "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; .NET CLR 2.0.50727)",
        "",
    ],
)
def test_the_browsers_of_people_are_none(agent: str) -> None:
    assert not is_robot(agent.encode())


def test_each_agent_is_judged_once(tmp_path: Path) -> None:
    is_robot.cache_clear()
    log(tmp_path, *part(1), *part(2))
    found = is_robot.cache_info()
    assert (found.misses, found.hits) == (1, 479)
