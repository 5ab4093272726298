"""Web server: the interface on a page that only the person who started it can open.

textual-serve starts the program anew for everybody who opens a WebSocket to it, and asks nobody who
they are: any page that is open in the same browser, and any user of the same machine, could drive
the program. So the address has a key, which is given once and then kept in a cookie that no other
site is sent; and a request counts only from a page of this very server.
"""

import asyncio
import secrets
import shlex
from collections.abc import Collection, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, Final

import click
from aiohttp import web
from textual_serve.server import Server

__all__ = ["PageServer", "run_until_stopped"]

_FONT_SIZES: Final = range(6, 65)
_USUAL_SIZE: Final = 16
_FORBIDDEN: Final = "Only whoever started this has its address: it is printed in the terminal."


class PageServer(Server):
    """Shows what a command draws, to whoever has the address that is printed."""

    def __init__(
        self, command: Sequence[str], *, host: str, port: int, title: str, names: Collection[str]
    ) -> None:
        """Make a server.

        Args:
            command: What is started for each page; it has to draw with Textual.
            host: The address that is listened at.
            port: Its port.
            title: What the page is called.
            names: Hosts that a browser may call this one by; any where there are none.
        """
        # textual-serve has a shell start it, which must not stay between.
        super().__init__(f"exec {shlex.join(command)}", host=host, port=port, title=title)
        self._names = names
        self._key = secrets.token_urlsafe(24)
        self._cookie = f"seedbrowse-{port}"
        self._pages: set[asyncio.Task[Any]] = set()
        """What serves the pages that are open."""

    @property
    def address(self) -> str:
        """The address with its key, to be opened in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?key={self._key}"

    def initialize_logging(self) -> None:
        """Leave the log alone: what goes wrong is told on the page."""

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - aiohttp gives it
        """Tell the address."""
        click.echo(f"{self.title} is at {self.address}\nCtrl+C ends it.")

    async def handle_index(self, request: web.Request) -> Any:
        """Give the page, or first a cookie where the key was told, so that it leaves the address.

        Raises:
            HTTPException: The request is somebody else's; or the browser has to ask once more.
        """
        given = request.query.get("key", "")
        if given and self._is_asked_for_here(request) and self._is_key(given):
            again = web.HTTPSeeOther("/")
            again.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
            raise again
        self._check(request)
        page = files("seedbrowse.web").joinpath("page.html").read_text("utf-8")
        size = request.query.get("fontsize", "")
        is_size = size.isdecimal() and int(size[:4]) in _FONT_SIZES
        text = Template(page).substitute(
            title=escape(self.title),
            websocket=escape(f"ws://{request.host}/ws"),
            font_size=size if is_size else _USUAL_SIZE,
            nonce=(nonce := secrets.token_urlsafe(12)),
        )
        return web.Response(
            text=text, content_type="text/html", headers=_headers(request.host, nonce)
        )

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start the program for a page.

        Raises:
            HTTPForbidden: The page is none of this server's.
        """
        self._check(request)
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text=_FORBIDDEN)
        if page := asyncio.current_task():
            self._pages.add(page)
            page.add_done_callback(self._pages.discard)
        return await super().handle_websocket(request)

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 - aiohttp gives it
        """Let go of the pages that are open, which aiohttp would wait for, a minute long."""
        for page in self._pages:
            page.cancel()

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Give a file that the program delivers.

        Raises:
            HTTPForbidden: The request is somebody else's.
        """
        self._check(request)
        return await super().handle_download(request)

    def _check(self, request: web.Request) -> None:
        given = request.cookies.get(self._cookie, "")
        if not (self._is_asked_for_here(request) and self._is_key(given)):
            raise web.HTTPForbidden(text=_FORBIDDEN)

    def _is_asked_for_here(self, request: web.Request) -> bool:
        """Whether the browser calls this host by a name of its own.

        A page of somebody else's may have its own name lead here.
        """
        name = request.url.host or ""
        return not self._names or (name in self._names and request.url.port == self.port)

    def _is_key(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._key.encode())


def _headers(host: str, nonce: str) -> dict[str, str]:
    """Have the browser load nothing from elsewhere, and let no other page embed or reach this."""
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; "
            "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
            f"connect-src ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


def run_until_stopped(server: PageServer) -> None:
    """Serve until Ctrl+C."""
    asyncio.set_event_loop(asyncio.new_event_loop())  # older ways of getting one are deprecated
    server.serve()
