"""Customer: goal, information and frequency of one customer."""

from salesdash.ui import (
    customer,
    customer_parts,
    customer_save,
    customer_triangle,
    shell,
)

frame = shell.desk()
view, t = shell.enter()
client = customer.choose(frame, view)
customer.head(client, t)
customer_save.done(frame)
customer_triangle.draw(client, view, shell.compared(), t)
customer_parts.steps(client, t)
customer_parts.draw(frame, client, view)
