"""A page to print: one file, no scripts, nothing from outside."""

import base64
import hashlib
from html import escape

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light only">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(language: str, title: str, style: str, body: str) -> bytes:
    """Write a page.

    Args:
        language: "en" or "zh".
        title: What it is, as plain text.
        style: Its one style sheet; none may stand in a tag.
        body: What is in it, with all text escaped already.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest())
    text = _PAGE.format(
        language="zh-CN" if language == "zh" else language,
        digest=digest.decode(),
        title=escape(title),
        style=style,
        body=body,
    )
    return text.encode()
