"""What goes with every answer: the page's language, safe headers."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from starlette.middleware import Middleware

from salesdash.words import LANGUAGES

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

SAFE: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
POLICY = (
    "default-src 'self'",
    "script-src 'self' blob: 'unsafe-eval' {scripts}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss: blob: data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_WEIGHED = re.compile(r"([a-zA-Z-]+)(?:\s*;\s*q=([0-9.]+))?")


def preferred(accepted: str) -> str:
    """Choose the language that a browser would rather read.

    Example:
        >>> preferred("fr, zh-CN;q=0.9, en;q=0.8"), preferred("")
        ('zh', 'en')
    """
    found = _WEIGHED.findall(accepted)
    ranked = sorted(found, key=lambda pair: -float(pair[1] or 1))
    codes = (name.split("-")[0].lower() for name, _ in ranked)
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def language(scope: Message) -> str:
    """Say which language the page asked for will be in."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    asked = query.get("language", [""])[-1]
    if asked in LANGUAGES:
        return asked
    accepted = dict(scope["headers"]).get(b"accept-language", b"")
    return preferred(accepted.decode("latin-1"))


class Headers:
    """Set safe headers on every answer, and the language on the page.

    Plain ASGI, so that it sees websockets too and buffers nothing but the
    page itself.

    Attributes:
        app: What answers the request.
    """

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(
        self, scope: Message, receive: Receive, send: Send
    ) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _wants_page(scope):
            scope = {**scope, "headers": _plain(scope["headers"])}
        answer = _Answer(send, language(scope))
        await self.app(scope, receive, answer)


MIDDLEWARE = (Middleware(Headers),)


class _Answer:
    """One answer on its way out; a page is held back until it is whole."""

    def __init__(self, send: Send, code: str) -> None:
        self.send = send
        self.code = code
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], *SAFE]
            message = {**message, "headers": headers}
            if _is_page(headers):
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._page(self.start)
            return
        await self.send(message)

    async def _page(self, start: Message) -> None:
        body = _translate(self.body, self.code)
        kept = [h for h in start["headers"] if h[0] != b"content-length"]
        headers = [
            *kept,
            (b"content-length", str(len(body)).encode()),
            (b"content-language", self.code.encode()),
            (b"content-security-policy", _policy(body)),
            (b"vary", b"Accept-Language"),
        ]
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _wants_page(scope: Message) -> bool:
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return b"text/html" in accepted


def _plain(headers: list[Header]) -> list[Header]:
    """Ask for the page unpacked, and whole, so that it can be changed."""
    drop = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return [h for h in headers if h[0] not in drop]


def _is_page(headers: list[Header]) -> bool:
    found = dict(headers)
    kind = found.get(b"content-type", b"").startswith(b"text/html")
    return kind and b"content-encoding" not in found


def _translate(body: bytes, code: str) -> bytes:
    return body.replace(
        b'<html lang="en">', b'<html lang="%b">' % code.encode(), 1
    )


def _policy(body: bytes) -> bytes:
    """Allow the scripts that stand in this page, and no other inline."""
    digests = (hashlib.sha256(text).digest() for text in _INLINE.findall(body))
    allowed = (f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)
    return "; ".join(POLICY).format(scripts=" ".join(allowed)).encode()
