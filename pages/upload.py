"""Upload: sheets in, after a look at what they would change."""

from salesdash.ui import shell, upload

upload.draw(shell.desk())
