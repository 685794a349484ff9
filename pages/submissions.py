"""Submissions: who handed in the weekly sheets, and whom to remind."""

from salesdash.ui import handed, picture, reminder, shell, submissions
from salesdash.ui.card import card

view, t = shell.enter()
tables, weeks = submissions.choose(t)
board = submissions.board(view, weeks, tables)
shell.need(submissions.seen(board), t("submissions.empty"))
submissions.answer(board, t)
with card(t("submissions.board")):
    submissions.caption(board, t)
    drawn, alt = submissions.drawn(board, t, dark=picture.dark())
    picked = picture.pick(drawn, alt, "submissions")
    submissions.notes(board, t)
    submissions.table(board, t)
with card(t("submissions.remind.title")):
    reminder.draw(board, t)
with card(t("submissions.list.title")):
    handed.draw(board, picked, t)
