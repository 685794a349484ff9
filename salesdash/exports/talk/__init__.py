"""The weekly talk as a file: one page a rep."""

from salesdash.exports.talk.content import content
from salesdash.exports.talk.folder import every, one, web

__all__ = ["content", "every", "one", "web"]
