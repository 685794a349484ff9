"""Why a file or a sheet is not taken."""

from types import MappingProxyType

from salesdash.findings import Finding


class Refused(Exception):
    """Raised inside the reader only; it leaves as a finding.

    Attributes:
        code: Key of `words/findings_file.toml`.
        value: What was found.
        detail: Further holes of the sentence.
    """

    def __init__(
        self, code: str, value: object = "", **detail: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.value = str(value)
        self.detail = detail

    def finding(self, file: str, sheet: str = "") -> Finding:
        """Tell it as a finding that stops the file or the sheet."""
        return Finding(
            self.code,
            "stop",
            file,
            sheet,
            value=self.value,
            detail=MappingProxyType(self.detail),
        )
