"""What can go wrong in one place of an array program: each operator gives wrong forms of one syntax node."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

Operator = Callable[[ast.AST], Iterator[ast.AST]]

MODULES = frozenset({"np", "numpy", "torch", "math", "F", "nn"})
AXES = frozenset({"axis", "dim"})
# These say how something is computed, and not what.
HARMLESS = frozenset({"dtype", "out", "strict", "over", "invalid", "divide", "requires_grad"})
CONVERSIONS = frozenset(
    "tolist float int asarray array as_tensor tensor double long astype to requires_grad_ detach".split()
)
SIGNED = (ast.BinOp, ast.Call, ast.Name, ast.Subscript, ast.Attribute)  # results that a minus fits
TINY = 1e-3  # a smaller constant is an epsilon
ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.MatMult: ast.Mult,
}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
PAIRS = "sum/mean max/min amax/amin maximum/minimum argmax/argmin zeros/ones zeros_like/ones_like any/all"
PAIRS += " floor/ceil triu/tril std/var exp/exp2 log/log2 sin/cos inner/outer softmax/sigmoid square/abs"
RENAMED = dict(pair.split("/") for pair in PAIRS.split())
RENAMED |= {other: name for name, other in RENAMED.items() if other not in ("exp2", "log2", "sigmoid")}


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """Another operation, one operand dropped, the operands in the other order."""
    if not isinstance(node, ast.BinOp):
        return
    if type(node.op) in ARITHMETIC:
        yield _with(node, op=ARITHMETIC[type(node.op)]())
    yield node.left
    yield node.right
    if isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult, ast.Pow)):
        yield _with(node, left=node.right, right=node.left)


def signs(node: ast.AST) -> Iterator[ast.AST]:
    """A sign or negation dropped; a result negated; an augmented assignment the other way round."""
    if isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
        yield _with(node, op=ARITHMETIC[type(node.op)]())
    elif isinstance(node, ast.Return) and isinstance(node.value, SIGNED):
        yield _with(node, value=ast.UnaryOp(ast.USub(), node.value))


def constants(node: ast.AST) -> Iterator[ast.AST]:
    """Off by one, twice as much, another or no epsilon, the other truth value; an einsum's output turned."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, float):
        tiny = 0 < abs(value) < TINY
        yield from (
            ast.Constant(value * 1000 if tiny else value * 2),
            ast.Constant(0.0 if tiny else value + 1),
        )
    elif isinstance(value, str) and "->" in value:
        inputs, _arrow, output = value.partition("->")
        yield ast.Constant(f"{inputs}->{'...' * ('...' in output)}{output.replace('...', '')[::-1]}")


def keywords(node: ast.AST) -> Iterator[ast.AST]:
    """A keyword dropped (`keepdims`, `axis`, `ddof`), another axis."""
    if not isinstance(node, ast.Call):
        return
    for n, keyword in enumerate(node.keywords):
        if keyword.arg is None or keyword.arg in HARMLESS:
            continue
        others = node.keywords[:n], node.keywords[n + 1 :]
        yield _with(node, keywords=[*others[0], *others[1]])
        if keyword.arg in AXES:
            for axis in (-2, -1, 0, 1):
                value = ast.Constant(axis) if axis >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(-axis))
                moved = ast.keyword(keyword.arg, value)
                yield _with(node, keywords=[*others[0], moved, *others[1]])


def calls(node: ast.AST) -> Iterator[ast.AST]:
    """A neighbouring function, the call left out, two arguments swapped, a range that is one too short."""
    if not isinstance(node, ast.Call):
        return
    name = _called(node)
    if name in RENAMED:
        key = "attr" if isinstance(node.func, ast.Attribute) else "id"
        yield _with(node, func=_with(node.func, **{key: RENAMED[name]}))
    if name not in CONVERSIONS:
        yield from _left_out(node)
    for n in range(len(node.args) - 1):
        args = list(node.args)
        args[n], args[n + 1] = args[n + 1], args[n]
        yield _with(node, args=args)
    if name == "range" and len(node.args) == 1:
        yield _with(node, args=[ast.Constant(1), *node.args])
        yield _with(node, args=[ast.BinOp(node.args[0], ast.Sub(), ast.Constant(1))])


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _left_out(node: ast.Call) -> Iterator[ast.AST]:
    """What the function or method is applied to, by itself."""
    if isinstance(node.func, ast.Attribute):
        receiver = node.func.value
        root = receiver
        while isinstance(root, ast.Attribute):
            root = root.value
        if not (isinstance(root, ast.Name) and root.id in MODULES):
            yield receiver
            return
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]


def comparisons(node: ast.AST) -> Iterator[ast.AST]:
    """< for <=, == for !=, `and` for `or`, a condition turned round."""
    if isinstance(node, ast.Compare):
        for other in COMPARISONS.get(type(node.ops[0]), ()):
            yield _with(node, ops=[other(), *node.ops[1:]])
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, (ast.If, ast.IfExp)) and not isinstance(node.test, ast.UnaryOp):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def axes(node: ast.AST) -> Iterator[ast.AST]:
    """A transpose dropped or added, indices or outputs in another order."""
    if isinstance(node, ast.Attribute) and node.attr in ("T", "mT"):
        yield node.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        yield _with(node, left=_transposed(node.left))
        yield _with(node, right=_transposed(node.right))
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        for n in range(len(node.elts) - 1):
            parts = list(node.elts)
            parts[n], parts[n + 1] = parts[n + 1], parts[n]
            yield _with(node, elts=parts)


def _transposed(matrix: ast.expr) -> ast.expr:
    """`swapaxes`, since NumPy and torch both have it and neither minds a batch."""
    minus = [ast.UnaryOp(ast.USub(), ast.Constant(n)) for n in (1, 2)]
    return ast.Call(ast.Attribute(matrix, "swapaxes", ast.Load()), list(minus), [])


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """A step left out, where the name that it sets has a value already."""
    if isinstance(node, ast.AugAssign):
        yield ast.Pass()
    elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        used = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)}
        converts = isinstance(node.value, ast.Call) and _called(node.value) in CONVERSIONS
        if node.targets[0].id in used and not converts:
            yield ast.Pass()
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()


OPERATORS: dict[str, Operator] = {
    operator.__name__: operator
    for operator in (arithmetic, signs, constants, keywords, calls, comparisons, axes, statements)
}


def _with(node: Any, **changes: Any) -> Any:
    """A copy of one node with some of its fields replaced."""
    other = copy.copy(node)
    for name, value in changes.items():
        setattr(other, name, value)
    return other
