"""The key opportunity brief as a file: one page a deal (pages 33-34)."""

from salesdash.exports.brief.content import content
from salesdash.exports.brief.folder import every, one
from salesdash.exports.brief.page import Page
from salesdash.exports.brief.web import web

__all__ = ["Page", "content", "every", "one", "web"]
