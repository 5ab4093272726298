"""`seedbrowse serve`: the interface in a browser, for the person who started it and nobody else."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import aiohttp
import pytest

from seedbrowse.paths import demo_library
from tests.browser import PATIENCE, browsing_at
from tests.cli.program import PROGRAM, run
from tests.corpus import SEED

FIRST = "10.5555/lighthouses.2000.3000"


@dataclass
class Served:
    """A server that listens, and what it has said."""

    process: subprocess.Popen[str]
    port: int
    address: str
    complaints: str = ""

    @property
    def key(self) -> str:
        return self.address.partition("key=")[2]

    @property
    def sessions(self) -> list[str]:
        """The process numbers of the sessions that are running."""
        listed = subprocess.run(
            ["ps", "-e", "-o", "pid=,args="], capture_output=True, encoding="utf-8", check=True
        )
        mine = f"seedbrowse.cli.served --theme=t{self.port}"
        return [line.split()[0] for line in listed.stdout.splitlines() if mine in line]


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


@contextmanager
def serving(*options: str) -> Iterator[Served]:
    """The demo served; the theme, which nobody knows, marks the sessions of this server."""
    port = free_port()
    command = [*PROGRAM, "serve", str(demo_library()), f"--port={port}", f"--theme=t{port}"]
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            found = re.search(r"http\S+", line)
            assert found, line + process.stderr.read()
            served = Served(process, port, found[0])
            _wait_until_it_listens(port)
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
        served.complaints = process.stderr.read()


def _wait_until_it_listens(port: int) -> None:
    end = time.monotonic() + PATIENCE
    with socket.socket() as tried:
        while tried.connect_ex(("127.0.0.1", port)):
            assert time.monotonic() < end
            time.sleep(0.02)


async def status(address: str, **arguments: object) -> int:
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
        session.get(address, allow_redirects=False, **arguments) as answer,
    ):
        return answer.status


async def test_copies_go_to_the_browsers_clipboard_and_addresses_to_a_new_tab():
    with serving() as served:
        async with browsing_at(served.address) as page:
            await page.until("document.body.classList.contains('-first-byte')")
            assert await page.says("location.href") == f"http://localhost:{served.port}/"
            await page.press("/keepers handwriting\n")
            await _copies(page, "d", FIRST)
            await page.press("/")
            await page.press("\x1b")
            await page.press("Запасной ключ\n")
            await _copies(page, "c", "Запасной ключ")
            await page.press("o")
            await page.until("true")
            end = time.monotonic() + PATIENCE
            while not page.opened:
                assert time.monotonic() < end
                await page.until("true")
            assert page.opened[0].startswith("https://doi.org/10.5555/ru.")
            await page.press("q")
            await page.until("document.body.classList.contains('-closed')")
        await _without_sessions(served)
    assert served.complaints == ""


async def _copies(page, key: str, text: str) -> None:
    """Press a key until the clipboard has a text: the query before it may not be answered yet."""
    end = time.monotonic() + PATIENCE
    while text not in (await page.says("navigator.clipboard.readText()")):
        assert time.monotonic() < end
        await page.press(key)
        await asyncio.sleep(0.5)


async def _without_sessions(served: Served) -> None:
    end = time.monotonic() + PATIENCE
    while served.sessions:
        assert time.monotonic() < end, "a session outlives its page"
        await asyncio.sleep(0.1)


async def test_a_session_ends_with_the_server():
    with serving() as served:
        cookie = {f"seedbrowse-{served.port}": served.key}
        origin = f"http://localhost:{served.port}"
        async with (
            aiohttp.ClientSession(cookies=cookie) as session,
            session.ws_connect(f"{origin}/ws?width=80&height=24", origin=origin) as socket_,
        ):
            assert (await socket_.receive(PATIENCE)).type is aiohttp.WSMsgType.BINARY
            assert len(served.sessions) == 1
            # A page that answers what keeps the connection alive, as browsers do.
            os.kill(served.process.pid, signal.SIGINT)
            while (await socket_.receive(PATIENCE)).type != aiohttp.WSMsgType.CLOSE:
                pass
            await asyncio.to_thread(served.process.wait, PATIENCE)
        await _without_sessions(served)
    assert served.process.returncode == 0


async def test_nobody_gets_a_page_without_the_key():
    with serving() as served:
        here = f"http://localhost:{served.port}"
        cookie = {f"seedbrowse-{served.port}": served.key}
        assert await status(here) == 403
        assert await status(f"{here}/?key=other") == 403
        assert await status(here, cookies={f"seedbrowse-{served.port}": "other"}) == 403
        assert await status(f"{here}/download/x") == 403
        assert await status(served.address) == 303
        assert await status(here, cookies=cookie) == 200


async def test_a_page_of_somebody_else_cannot_drive_it_even_from_the_same_browser():
    with serving() as served:
        here = f"http://localhost:{served.port}"
        cookie = {f"seedbrowse-{served.port}": served.key}
        for origin in ("https://evil.example", "http://localhost:1", "null", None):
            async with aiohttp.ClientSession(cookies=cookie) as session:
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{here}/ws", origin=origin)
                assert refused.value.status == 403
        # A name of somebody else's that leads here.
        rebound = {"Host": f"evil.example:{served.port}"}
        assert await status(here, cookies=cookie, headers=rebound) == 403
        assert await status(served.address, headers=rebound) == 403
        assert served.sessions == []


async def test_the_page_loads_nothing_from_elsewhere_and_nobody_may_embed_it():
    with serving() as served:
        cookie = {f"seedbrowse-{served.port}": served.key}
        async with (
            aiohttp.ClientSession(cookies=cookie) as session,
            session.get(f"http://localhost:{served.port}/?fontsize=<b>") as answer,
        ):
            page = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
    assert not re.search(r"https?://", page)
    assert "<b>" not in page
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_it_listens_at_this_machine_alone_unless_it_is_told_otherwise():
    with serving() as served:
        assert served.address.startswith("http://localhost:")
        with socket.socket() as elsewhere, pytest.raises(OSError, match="refused"):
            elsewhere.connect(("127.0.0.2", served.port))
    assert served.complaints == ""


def test_another_host_is_served_with_a_warning():
    with serving("--host", "0.0.0.0") as served:
        assert served.address.startswith("http://0.0.0.0:")
    assert "warning: everybody who can reach 0.0.0.0" in served.complaints


def test_a_port_in_use_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = run("serve", str(SEED), "--port", port)
    assert refused.returncode == 1
    assert refused.stderr == f"seedbrowse: port {port} is in use; --port takes another one\n"


def test_what_cannot_be_served_is_told_at_once():
    assert run("serve", "-").returncode == 2
    assert "standard input cannot be served" in run("serve", "-").stderr
    missing = run("serve", "missing.txt")
    assert missing.returncode == 2
    assert "missing.txt" in missing.stderr
    assert "there is no host" in run("serve", str(SEED), "--host", "no.such.host.invalid").stderr


def test_without_the_extra_it_says_what_to_install():
    code = (
        "import sys; sys.modules['textual_serve'] = None\n"
        f"from seedbrowse.cli.main import run; run(['serve', {str(SEED)!r}])"
    )
    refused = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )
    assert refused.returncode == 1
    assert "pip install 'seedbrowse[web]'" in refused.stderr
