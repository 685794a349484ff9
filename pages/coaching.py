"""Coaching: what to talk about with a rep in the talk of the week."""

from salesdash.ui import (
    coaching,
    coaching_deals,
    coaching_past,
    coaching_save,
    coaching_work,
    shell,
)

frame = shell.desk()
view, t = shell.enter()
found = coaching.choose(frame, view)
coaching.since(found, t)
coaching.head(found, view, t)
coaching_past.changed(frame, found)
coaching_past.kept(frame, view, found)
coaching_deals.draw(frame, found)
coaching_work.draw(frame, found)
coaching_save.form(frame, view, found)
