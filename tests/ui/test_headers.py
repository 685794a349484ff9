"""Every answer has safe headers, and the page its language."""

from collections.abc import Coroutine
from typing import Any

import pytest

from salesdash.ui.headers import Headers, language, preferred

PAGE = b'<html lang="en"><script>var a = 1</script>'


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run work that never has to wait, beside whatever loop there is."""
    with pytest.raises(StopIteration):
        work.send(None)


async def nothing() -> dict[str, Any]:
    return {}


def answer(
    path: str = "/", query: bytes = b"", kind: bytes = b"text/html"
) -> tuple[dict[bytes, bytes], bytes]:
    """Ask for a page as a browser in China does."""
    seen: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        del receive
        assert b"accept-encoding" not in dict(scope["headers"])
        headers = [(b"content-type", kind), (b"content-length", b"3")]
        await send(
            {"type": "http.response.start", "status": 200, "headers": headers}
        )
        half = len(PAGE) // 2
        for body, more in ((PAGE[:half], True), (PAGE[half:], False)):
            await send(
                {"type": "http.response.body", "body": body, "more_body": more}
            )

    async def send(message: Any) -> None:
        seen.append(message)

    scope = {
        "type": "http",
        "path": path,
        "query_string": query,
        "headers": [
            (b"accept", b"text/html"),
            (b"accept-encoding", b"gzip"),
            (b"accept-language", b"zh-CN,en;q=0.5"),
        ],
    }
    finish(Headers(app)(scope, nothing, send))
    return dict(seen[0]["headers"]), b"".join(m["body"] for m in seen[1:])


def test_the_page_is_in_the_language_of_the_browser() -> None:
    headers, body = answer()
    assert body == PAGE.replace(b'"en"', b'"zh"')
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"content-language"] == b"zh"
    assert headers[b"vary"] == b"Accept-Language"


def test_the_address_outdoes_the_browser() -> None:
    assert answer(query=b"language=en")[1] == PAGE
    assert answer(query=b"language=xx")[1] != PAGE


def test_only_the_scripts_of_the_page_may_run() -> None:
    policy = answer()[0][b"content-security-policy"].decode()
    allowed = policy.split("script-src ")[1].split(";")[0].split()
    digest = "'sha256-h1HrJPkDwnmmTjhElzuRBLDNtr5UPz5PinuqE+ovmj8='"
    assert allowed == ["'self'", "blob:", "'unsafe-eval'", digest]


def test_what_is_no_page_passes_unchanged() -> None:
    headers, body = answer(kind=b"text/css")
    assert body == PAGE
    assert b"content-security-policy" not in headers
    assert headers[b"x-content-type-options"] == b"nosniff"


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("en-GB,en;q=0.9", "en"),
        ("zh-TW", "zh"),
        ("en;q=0.1,zh;q=0.2", "zh"),
        ("fr", "en"),
        (";;;q=x", "en"),
    ],
)
def test_the_language_that_weighs_most_is_preferred(
    accepted: str, code: str
) -> None:
    assert preferred(accepted) == code


def test_no_header_means_english() -> None:
    assert language({"query_string": b"", "headers": []}) == "en"
