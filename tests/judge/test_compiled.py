"""A derivation's last line as an output: on a case's inputs, over its free indices."""

from __future__ import annotations

import numpy as np

from tutor.algebra.names import read, scope_of
from tutor.judge.compiled import compiled
from tutor.model import Name


def test_a_line_without_a_free_index_is_a_number() -> None:
    scope = scope_of({"z": Name("scalar", (), "real")}, {})
    made = compiled(read("sigmoid(z)*(1 - sigmoid(z))", scope), scope, None, {"z": "x"}, None)
    found = made.value({"x": 0.0})
    assert found is not None
    assert found[0].shape == ()
    np.testing.assert_allclose(found[0], 0.25)


def test_free_indices_become_axes_in_the_order_asked_for() -> None:
    names = {"z": Name("vector", ("K",), "real"), "i": Name("index", ("K",)), "j": Name("index", ("K",))}
    scope = scope_of(names, {})
    z = np.array([1.0, 2.0, 3.0])
    made = compiled(read("z[i] - 2*z[j]", scope), scope, None, {}, ("j", "i"))
    found = made.value({"z": z})
    assert found is not None
    np.testing.assert_allclose(found[0], z[None, :] - 2 * z[:, None])
