"""What an answer returned, turned into the plain values that `wire` carries. Runs in the cell."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from tutor.sandbox.wire import MAX_DEPTH


def plain(value: Any, depth: int = 0) -> Any:
    """`value` in plain types: tensors and array subclasses become arrays, number subclasses numbers.

    Raises TypeError in the learner's words for what is no number, array or collection of these.
    """
    if depth > MAX_DEPTH:
        raise TypeError("the returned value is nested too deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, np.generic):
        return _array(np.asarray(value))
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    if isinstance(value, complex):
        return np.asarray(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return _array(_plain_tensor(torch, value))
    if isinstance(value, (list, tuple)):
        items = [plain(item, depth + 1) for item in value]
        return items if isinstance(value, list) else tuple(items)
    if isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    raise TypeError(
        f"the returned value is a {type(value).__name__}, not an array, a number or a list of numbers"
    )


def _plain_tensor(torch: Any, tensor: Any) -> Any:
    """The numbers of a tensor. Raises TypeError for one that has none here (meta, quantised, a subclass)."""
    try:
        return _from_tensor(torch, tensor)
    except (TypeError, ValueError, RuntimeError) as problem:  # NotImplementedError is a RuntimeError
        reason = str(problem).partition("\n")[0][:200].rstrip(".")
        raise TypeError(f"the returned tensor cannot be read as numbers: {reason}") from problem


def _from_tensor(torch: Any, tensor: Any) -> Any:
    if tensor.layout != torch.strided:
        tensor = tensor.detach().to_dense()
    if tensor.dtype == torch.bfloat16:
        tensor = tensor.float()  # NumPy has no bfloat16; in float32 each of its numbers is itself
    return tensor.numpy(force=True)


def _array(array: Any) -> np.ndarray[Any, Any]:
    copy: np.ndarray[Any, Any] = np.array(array, copy=True, subok=False, order="C")
    if copy.dtype == np.longdouble and copy.dtype.itemsize > 8:
        return copy.astype(np.float64)
    if copy.dtype.kind not in "fiubc":
        raise TypeError(f"the returned array has dtype {copy.dtype}, which is no number")
    return copy


def copied(value: Any) -> Any:
    """A private, writable copy of a plain value."""
    if isinstance(value, np.ndarray):
        return np.array(value)
    if isinstance(value, (list, tuple)):
        return type(value)(copied(item) for item in value)
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    return value


def unchanged(before: Any, after: Any) -> bool:
    """Whether `after`, once a copy of the plain value `before`, is still the same in every type and bit."""
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        same = before.dtype == after.dtype and before.shape == after.shape
        return bool(same and before.tobytes() == after.tobytes())
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(unchanged(before[key], after[key]) for key in before)
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(unchanged, before, after))
    return before is after or bool(before == after)
