"""Every word that we write, English and Chinese side by side.

One .toml a page; `t("funnel.title")` is the key `title` of `funnel.toml`,
`t("method.milestone.closed")` the key `closed` in its table `milestone`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from salesdash.errors import MissingWord

LANGUAGES = ("en", "zh")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Words:
    """The words of one language, called with a key.

    Attributes:
        language: "en" or "zh".
        names: Group and code, such as `milestone.closed` -> language -> the
            company's own name.
    """

    language: str
    names: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict, hash=False
    )

    def __call__(self, key: str, **holes: object) -> str:
        """Give the text under a key, its `{holes}` filled.

        Raises:
            MissingWord: No text stands under that key.
        """
        try:
            text = catalogue()[key][self.language]
        except KeyError:
            message = f'No {self.language} text stands under "{key}".'
            raise MissingWord(message) from None
        return text.format_map(holes) if holes else text

    def name(self, group: str, code: str | None) -> str:
        """Name a code of the method, such as a milestone."""
        own = self.names.get(f"{group.removesuffix('_short')}.{code}", {})
        if own.get(self.language):
            return own[self.language]
        return self(f"method.{group}.{code or 'blank'}")


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Read every text: key -> language -> text."""
    texts: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        _gather(texts, path.stem, data)
    return texts


def _gather(
    texts: dict[str, dict[str, str]], prefix: str, node: dict[str, Any]
) -> None:
    if node.keys() <= set(LANGUAGES):
        texts[prefix] = node
        return
    for key, child in node.items():
        _gather(texts, f"{prefix}.{key}", child)
