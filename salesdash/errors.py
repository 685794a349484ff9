"""What can go wrong by a wrong call; a wrong cell is a finding instead.

```
Exception
└── SalesdashError       everything below; carries a sentence for a person
    ├── UnknownImport    no import has that id
    ├── AlreadyUndone    the import named is not in force any more
    ├── UnknownTable     no table has that name
    ├── UnknownDeal      no opportunity in scope has that key
    ├── UnknownCustomer  no customer in scope has that key
    ├── UnknownRep       no rep in scope has that name
    ├── BadStore         the store folder cannot be used
    ├── BadSetting       a company file or a setting says what cannot be
    ├── BadAlias         two names cannot be made one
    ├── BadCorrection    a deal cannot be corrected or judged so
    ├── BadTalk          a talk or a control point cannot be kept so
    ├── BadAnswers       a file holds no remembered answers
    └── MissingWord      no text for that key: a fault of the program
```
"""

from collections.abc import Iterable


class SalesdashError(Exception):
    """A wrong call; the text says what to do."""


class UnknownImport(SalesdashError):
    """No import has that id, or several begin with it."""


class AlreadyUndone(SalesdashError):
    """The import named is not in force, so it cannot be undone."""

    @classmethod
    def named(cls, import_id: str) -> "AlreadyUndone":
        """Say which import it is."""
        return cls(f"The import {import_id} is already undone.")


class UnknownTable(SalesdashError):
    """No table has that name."""

    @classmethod
    def named(cls, name: str, known: Iterable[str]) -> "UnknownTable":
        """Say which name it is, and which there are."""
        names = ", ".join(known)
        return cls(f'There is no table "{name}". There are: {names}.')


class UnknownDeal(SalesdashError):
    """No opportunity has that key as of the day, or not in scope."""


class UnknownCustomer(SalesdashError):
    """Nothing is known of that customer as of the day, or not in scope."""


class UnknownRep(SalesdashError):
    """Nothing is said of that rep as of the day, or not in scope."""


class BadStore(SalesdashError):
    """The store folder cannot be read or written."""


class BadSetting(SalesdashError):
    """A company file or a setting says what cannot be.

    `settings.sentence` says it in the words of a language.

    Attributes:
        code: What is wrong.
        holes: What the sentence speaks of.
    """

    def __init__(self, code: str, **holes: object) -> None:
        """Say what is wrong."""
        super().__init__(code)
        self.code = code
        self.holes = {"name": "", **holes}

    def of(self, name: str) -> "BadSetting":
        """Give the same error, with the name of the setting."""
        return BadSetting(self.code, **{**self.holes, "name": name})

    def at(self, path: str, line: int) -> "BadSetting":
        """Give the same error, with its place in the company file."""
        holes = {**self.holes, "path": path, "line": line}
        return BadSetting(self.code, **holes)


class BadAlias(SalesdashError):
    """Two names cannot be made one.

    `book.spoken.refusal` says it in the words of a language.

    Attributes:
        code: "empty", "same", "circle", "unknown" or "customers".
        holes: What the sentence speaks of.
    """

    def __init__(self, code: str, **holes: object) -> None:
        """Say what is wrong."""
        super().__init__(code)
        self.code = code
        self.holes = holes


class BadCorrection(SalesdashError):
    """A deal cannot be corrected, confirmed or dismissed so.

    `book.refusal` says it in the words of a language.

    Attributes:
        code: What is wrong, a key of `words/corrections.toml`.
        holes: What the sentence speaks of.
    """

    def __init__(self, code: str, **holes: object) -> None:
        """Say what is wrong."""
        super().__init__(code)
        self.code = code
        self.holes = holes


class BadTalk(SalesdashError):
    """A talk with a rep, or a control point, cannot be kept so.

    Attributes:
        code: What is wrong, a key of `controls.refused`.
        holes: What the sentence speaks of.
    """

    def __init__(self, code: str, **holes: object) -> None:
        """Say what is wrong."""
        super().__init__(code)
        self.code = code
        self.holes = holes


class BadAnswers(SalesdashError):
    """A file holds no remembered answers."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("The file holds no remembered answers.")


class MissingWord(SalesdashError):
    """No text stands under that key."""
