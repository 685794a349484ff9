"""What the command line says, and its exit codes."""

import sys

DONE, NOTHING, WRONG = 0, 1, 2
"""Something committed or nothing new; nothing usable; a wrong call or no
such file."""


def line(text: str) -> None:
    """Write a line."""
    sys.stdout.write(text + "\n")


def wrong(sentence: str) -> int:
    """Say what was wrong with the call."""
    sys.stderr.write(sentence + "\n")
    return WRONG
