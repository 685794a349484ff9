"""The same book without a browser, for scheduled jobs."""

from collections.abc import Sequence
from pathlib import Path

from salesdash import settings
from salesdash.book import Book
from salesdash.cli import parser, say
from salesdash.errors import BadSetting, SalesdashError
from salesdash.words import Words


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    options = parser.parser().parse_args(arguments)
    company = Path(options.company) if options.company else None
    try:
        return options.run(options, Book(Path(options.store), company))
    except BadSetting as error:
        return say.wrong(settings.sentence(error, Words(options.language)))
    except (SalesdashError, OSError) as error:
        return say.wrong(str(error))
