"""A real process that serves, on a port that the system gave."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**settings: str) -> dict[str, str]:
    """The process environment with only these settings of ours."""
    ours = ("IPP_", "DASH_", "FLASK_", "DEBUG", "WEB_CONCURRENCY")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)} | settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*command: str, host: str = "127.0.0.1", **settings: str) -> Iterator[str]:
    """Runs `python app.py serve` and gives its address once it is alive; stopped at the end by its
    own process id."""
    with started("app.py", *(command or ("serve",)), host=host, **settings) as (url, _process):
        yield url


@contextmanager
def started(
    *arguments: str, host: str = "127.0.0.1", **settings: str
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The same for any program that serves on IPP_PORT: `python ARGUMENTS`; its address and its
    process."""
    port = free_port()
    env = environment(**settings, IPP_PORT=str(port))
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=env, stdout=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, process, host)
        yield url, process
    finally:
        process.terminate()
        process.wait(timeout=40)


def _wait(url: str, process: "subprocess.Popen[bytes]", host: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            status(f"{url}/health", host)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"did not start; exit code {process.poll()}")


def status(url: str, host: str) -> int:
    """The HTTP status of a GET with that Host header."""
    request = urllib.request.Request(url, headers={"Host": host} if host != "127.0.0.1" else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def refused(**settings: str) -> tuple[int, str]:
    """Exit code and error output of a start that must not succeed."""
    command = [sys.executable, "app.py", "serve"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr
