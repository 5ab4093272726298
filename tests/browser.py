"""Browser: a real headless Chromium, driven by its own protocol over a WebSocket."""

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

__all__ = ["PATIENCE", "Page", "browsing_at", "chromium"]

PATIENCE = 60.0
"""Seconds; only a broken program ever takes them, however busy the machine is."""


def chromium() -> str:
    """The browser's program; tests are skipped where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("chromium is not here")
    return found


class Page:
    """One page of the browser: keys in, and what scripts in it say out."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.opened: list[str] = []
        """Addresses of further pages that this one has opened."""

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        self._number += 1
        number = self._number
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._socket.receive(PATIENCE)).data)
            if answer.get("method") == "Page.windowOpen":
                self.opened.append(answer["params"]["url"])
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    async def says(self, script: str) -> Any:
        """The value of an expression in the page, awaited where it is a promise."""
        result = await self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def until(self, script: str, value: Any = True) -> None:
        """Wait until an expression has a value."""
        end = time.monotonic() + PATIENCE
        while (found := await self.says(script)) != value:
            assert time.monotonic() < end, f"{script} is {found!r}, not {value!r}"
            await asyncio.sleep(0.05)

    async def press(self, keys: str) -> None:
        """Press keys that type a character, and Enter for a line end."""
        for key in keys:
            text = "\r" if key == "\n" else key
            code = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13} if key == "\n" \
                else {"key": key}  # fmt: skip
            await self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **code)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **code)


@asynccontextmanager
async def browsing_at(address: str) -> AsyncIterator[Page]:
    """A browser of its own, showing a page that may use the clipboard."""
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-dev-shm-usage", "--remote-debugging-port=0", f"--user-data-dir={folder}",
            "--window-size=1000,640", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = await _port_of(Path(folder, "DevToolsActivePort"))
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as pages:
                    page = next(each for each in await pages.json() if each["type"] == "page")
                target = page["webSocketDebuggerUrl"]
                async with session.ws_connect(target, max_msg_size=0) as socket:
                    yield await _opened(Page(socket), address)
        finally:
            process.terminate()
            await process.wait()


async def _opened(page: Page, address: str) -> Page:
    origin = "/".join(address.split("/")[:3])
    permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    await page.ask("Page.enable")
    await page.ask("Browser.grantPermissions", origin=origin, permissions=permissions)
    await page.ask("Page.navigate", url=address)
    await page.ask("Page.bringToFront")
    await page.until("document.readyState == 'complete' && location.href != 'about:blank'")
    return page


async def _port_of(file: Path) -> int:
    end = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text().count("\n")):
        assert time.monotonic() < end, "the browser never came up"
        await asyncio.sleep(0.05)
    return int(file.read_text().splitlines()[0])
