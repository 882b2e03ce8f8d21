"""Work beside other work gives what it would have given alone."""

from __future__ import annotations

import pytest

from tutor.homework.beside import Beside


def test_the_result_and_the_exception_come_when_they_are_asked_for() -> None:
    assert Beside(pow, 2, 10).result() == 1024
    failing = Beside(int, "no number")
    with pytest.raises(ValueError, match="no number"):
        failing.result()
