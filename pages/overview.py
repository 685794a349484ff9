"""Overview: how we stand against the day before, and what needs somebody."""

from salesdash.ui import needs, overview, shell

view, t = shell.enter()
pages = shell.desk().pages
overview.answer(view, shell.compared(), t)
overview.pictures(view, pages, t)
needs.draw(view, pages, t)
