"""Run the command line: `python -m salesdash`."""

import sys

from salesdash.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
