"""Settings: what the company has set for itself, and since when."""

from salesdash.ui import settings, shell

settings.draw(shell.desk())
