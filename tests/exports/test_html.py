import base64
import hashlib

from salesdash.exports.html import page


def test_a_page_lets_nothing_in_but_its_own_style() -> None:
    text = page("zh", "<b>王敏</b>", "p { margin: 0 }", "<p>1</p>").decode()
    digest = hashlib.sha256(b"p { margin: 0 }").digest()
    allowed = f"style-src 'sha256-{base64.b64encode(digest).decode()}'"
    assert f"default-src 'none'; {allowed}; base-uri 'none'" in text
    assert "<style>p { margin: 0 }</style>" in text
    assert '<html lang="zh-CN">' in text
    assert "<title>&lt;b&gt;王敏&lt;/b&gt;</title>" in text
    assert "<body>\n<p>1</p>\n</body>" in text
