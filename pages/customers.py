"""Customers: what is known of each, and who needs somebody."""

from salesdash.ui import (
    customer_save,
    customers,
    customers_filters,
    customers_grades,
    customers_table,
    shell,
)

view, t = shell.enter()
shell.need(view.clients, t("customers.empty"))
customers.answer(view, t)
customer_save.done(shell.desk())
asked = customers_filters.choose(view.clients, t)
customers_table.draw(asked.keep(view.clients), view, t)
customers_grades.draw(shell.desk(), view)
