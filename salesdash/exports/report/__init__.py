"""The visit reports as files: daily list, daily matrix, action table."""

from salesdash.exports.report import listed, matrix, table
from salesdash.exports.report.page import Page
from salesdash.exports.report.sheet import xlsx
from salesdash.exports.report.web import web

__all__ = ["Page", "listed", "matrix", "table", "web", "xlsx"]
