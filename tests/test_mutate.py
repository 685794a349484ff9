"""A short run over mutated workbooks; `python -m tests.mutate` runs on."""

from itertools import islice

import pytest

from tests.mutate import BATCH, runs

ROUNDS = 4


@pytest.mark.parametrize("seed", [1])
def test_mutated_workbooks_are_read_or_refused_in_words(seed: int):
    *_, run = islice(runs(seed), ROUNDS)
    assert run.faults == []
    assert run.files == ROUNDS * BATCH
    assert 0 < run.read < run.files
