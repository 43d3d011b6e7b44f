"""The dashboard as it is run in production, a worker's memory after some work, and requests to
it."""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.table import Line

ROOT = Path(__file__).parents[1]
COOKIE = "__Host-ipp"
REQUESTS, THREADS = 400, 8
OURS = ("IPP_", "DASH_", "FLASK_", "DEBUG", "WEB_CONCURRENCY")


@dataclass(frozen=True)
class Served:
    """`url`: where it answers. `pid`: of the process that holds the workers."""

    url: str
    pid: int


@contextmanager
def serving(database_url: str, mode: str) -> Iterator[Served]:
    """`python app.py serve` until the end of the block: 'production' (gunicorn), or 'demo', which a
    browser reaches without HTTPS."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = {
        "IPP_MODE": mode,
        "IPP_DATABASE_URL": database_url,
        "IPP_PORT": str(port),
        "IPP_SECRET_KEY": secrets.token_urlsafe(48),
    }
    env = {k: v for k, v in os.environ.items() if not k.startswith(OURS)} | ours
    if mode == "production":
        env["IPP_BASE_URL"] = f"https://localhost:{port}"
    process = subprocess.Popen(
        [sys.executable, "app.py", "serve"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://localhost:{port}/health", process)
        yield Served(f"http://localhost:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(timeout=40)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start; exit code {process.poll()}")


def post(url: str, token: str, body: dict[str, Any]) -> int:
    """Posts a callback's request and gives the size of the answer in bytes."""
    headers = {
        "Cookie": f"{COOKIE}={token}",
        "Content-Type": "application/json",
        "Accept-Encoding": "br",
    }
    request = urllib.request.Request(
        f"{url}/_dash-update-component", json.dumps(body).encode(), headers
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return len(answer.read())


def memory(served: Served, token: str, bodies: list[dict[str, Any]]) -> list[Line]:
    """Of the larger worker, after the bodies were asked in turns by several threads."""
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda n: post(served.url, token, bodies[n % len(bodies)]), range(REQUESTS)))
    workers = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
    resident = max(_kilobytes(Path(f"/proc/{w}/status"), "VmRSS") for w in workers)
    own = max(_kilobytes(Path(f"/proc/{w}/smaps_rollup"), "Pss") for w in workers)
    return [
        Line(f"worker memory, resident, after {REQUESTS} callbacks", resident / 1024, "MiB", 120),
        Line("of it in proportion to what is shared", own / 1024, "MiB"),
    ]


def _kilobytes(file: Path, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", file.read_text(), re.M)
    return int(found[1]) if found else 0
