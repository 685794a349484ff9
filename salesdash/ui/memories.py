"""What was decided, said in a sentence."""

from salesdash.book import Answer
from salesdash.ui import meanings, text
from salesdash.words import Words
from salesdash.words.column import title


def said(answer: Answer, t: Words) -> str:
    """Say one thing that is remembered, safe as Markdown."""
    table, column = answer.table, text.plain(answer.column)
    if answer.kind == "word":
        return t(
            "mapping.memory.word",
            word=text.plain(answer.word),
            column=title(t, table, answer.column),
            meaning=meanings.meaning(answer.value, answer.column, t),
        )
    if answer.kind == "answer":
        return _answer(answer, t)
    if answer.kind == "mapping" and not answer.value:
        return t("mapping.memory.left_out", heading=column)
    if answer.kind == "mapping":
        name = title(t, table, answer.value)
        return t("mapping.memory.column", heading=column, column=name)
    if answer.column == "header":
        return t("mapping.memory.header", row=text.plain(answer.value))
    name = t(f"model.table.{table}.title")
    return t("mapping.memory.table", table=name)


def _answer(answer: Answer, t: Words) -> str:
    said = {
        "question": t(f"questions.kind.{answer.column}"),
        "answer": t(f"questions.option.{answer.value}"),
    }
    if not answer.word:
        return t("mapping.memory.answer_whole", **said)
    return t("mapping.memory.answer", heading=text.plain(answer.word), **said)
