"""Names: who and which is meant, where sheets write it in many ways."""

from salesdash.ui import names, shell

names.draw(shell.desk())
