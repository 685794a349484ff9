"""History: every import, and the way back."""

from salesdash.ui import history, shell

history.draw(shell.desk())
