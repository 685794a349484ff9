"""What can go wrong by a wrong call; a wrong cell is a finding instead.

```
Exception
└── SalesdashError       everything below; carries a sentence for a person
    ├── UnknownImport    no import has that id
    ├── AlreadyUndone    the import named is not in force any more
    ├── UnknownTable     no table of the model has that name
    ├── BadStore         the store folder cannot be used
    └── MissingWord      no text for that key: a fault of the program
```
"""


class SalesdashError(Exception):
    """A wrong call; the text says what to do."""


class UnknownImport(SalesdashError):
    """No import has that id, or several begin with it."""


class AlreadyUndone(SalesdashError):
    """The import named is not in force, so it cannot be undone."""


class UnknownTable(SalesdashError):
    """No table of the model has that name."""


class BadStore(SalesdashError):
    """The store folder cannot be read or written."""


class MissingWord(SalesdashError):
    """No text stands under that key."""
