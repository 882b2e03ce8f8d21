"""What the names in a learner's file stand for, found on the syntax tree without running anything.

Every expression is a path into a library (`torch.nn.functional.softmax`), a value that a library made, the
learner's own object or function, or unknown. Where a name is bound in several ways, the learner's own
binding counts, so that nobody is accused for a name.
"""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["path", "made", "own", "function", "unknown"]
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

OWN_MODULE = "mynn"  # the learner's own earlier answers
OWN_BUILTINS = frozenset({"super", "dict", "list", "set", "tuple", "str", "type", "object"})
BY_NAME = {"getattr": 1, "operator.attrgetter": 0, "operator.methodcaller": 0}
MOST_STEPS = 60  # deeper expressions are unknown


@dataclass(frozen=True, slots=True)
class Origin:
    """What an expression is; `path` is dotted and belongs to the kind path only."""

    kind: Kind
    path: str = ""


OWN, FUNCTION, MADE, UNKNOWN = Origin("own"), Origin("function"), Origin("made"), Origin("unknown")
STRENGTH = {"own": 4, "function": 3, "path": 2, "made": 1, "unknown": 0}


@dataclass(slots=True)
class Scope:
    """The names that one module, class, function or comprehension binds, each with all its bindings."""

    outer: Scope | None = None
    of_class: bool = False
    bound: dict[str, list[Origin | ast.expr]] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)

    def bind(self, name: str, what: Origin | ast.expr) -> None:
        """Note one more binding of `name`."""
        scope = self
        while name in scope.outside and scope.outer is not None:
            scope = scope.outer
        scope.bound.setdefault(name, []).append(what)

    def find(self, name: str) -> Scope | None:
        """The scope that binds `name` as seen from here; classes do not show theirs to their methods."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.bound and (scope is self or not scope.of_class):
                return scope
            scope = scope.outer
        return None


class Names:
    """The scopes of a file, and the origin of each of its expressions."""

    def __init__(self, tree: ast.Module) -> None:
        self.stars: list[str] = []
        self.own_attributes: set[str] = set()
        self._scopes: dict[ast.AST, Scope] = {}
        self._known: dict[tuple[int, str], Origin] = {}
        self._module = Scope()
        self._read(tree, self._module)

    def origin(self, node: ast.AST, steps: int = 0) -> Origin:
        """What `node` stands for."""
        if steps > MOST_STEPS:
            return UNKNOWN
        if isinstance(node, ast.Name):
            return self._of_name(node, steps)
        if isinstance(node, ast.Attribute):
            return self._member(self.origin(node.value, steps + 1), node.attr)
        if isinstance(node, ast.Call):
            return self._of_call(node, steps)
        if isinstance(node, ast.NamedExpr):
            return self.origin(node.value, steps + 1)
        if isinstance(node, (ast.IfExp, ast.BinOp, ast.UnaryOp, ast.Subscript)):
            return self._of_parts(node, steps)
        return UNKNOWN

    def by_text(self, node: ast.AST) -> tuple[Origin, str] | None:
        """The object and the name in `getattr(object, "name")` and its relatives."""
        if isinstance(node, ast.Subscript):
            owner, text = _namespace_of(node.value), constant_text(node.slice)
            return None if owner is None or text is None else (self.origin(owner), text)
        if not isinstance(node, ast.Call):
            return None
        called = self.origin(node.func)
        at = BY_NAME.get(called.path.removeprefix("builtins."))
        text = constant_text(node.args[at]) if at is not None and len(node.args) > at else None
        if text is None:
            return None
        return (self.origin(node.args[0]) if at else UNKNOWN), text

    def unbound(self, node: ast.Name) -> str:
        """The path of a name that the file does not bind: a built-in's, or one from a star import."""
        if self._scope(node).find(node.id) is not None:
            return ""
        if hasattr(builtins, node.id):
            return f"builtins.{node.id}"
        return f"{self.stars[-1]}.{node.id}" if self.stars else ""

    @staticmethod
    def is_library(path: str) -> bool:
        """Whether a path that is imported leads into a library, and not into the learner's own answers."""
        return path.partition(".")[0] != OWN_MODULE

    def _of_name(self, node: ast.Name, steps: int) -> Origin:
        scope = self._scope(node).find(node.id)
        if scope is None:
            path = self.unbound(node)
            return Origin("path", path) if path else UNKNOWN
        key = (id(scope), node.id)
        if key not in self._known:
            self._known[key] = UNKNOWN  # a name that is bound to itself comes back here
            found = [
                what if isinstance(what, Origin) else self.origin(what, steps + 1)
                for what in scope.bound[node.id]
            ]
            self._known[key] = max(found, key=lambda origin: STRENGTH[origin.kind])
        return self._known[key]

    def _scope(self, node: ast.AST) -> Scope:
        return self._scopes.get(node, self._module)

    def _member(self, holder: Origin, name: str) -> Origin:
        if holder.kind == "path":
            return Origin("path", f"{holder.path}.{name}")
        return MADE if holder.kind == "made" else UNKNOWN

    def _of_call(self, node: ast.Call, steps: int) -> Origin:
        called = self.origin(node.func, steps + 1)
        if called.kind in ("own", "made"):
            return called
        if called.kind != "path":
            return UNKNOWN
        root, _, rest = called.path.partition(".")
        if called.path in ("builtins.__import__", "importlib.import_module"):
            text = constant_text(node.args[0]) if node.args else None
            return Origin("path", text) if text else UNKNOWN
        if called.path == "builtins.getattr" and len(node.args) > 1:
            text = constant_text(node.args[1])
            return self._member(self.origin(node.args[0], steps + 1), text) if text else UNKNOWN
        if root == "builtins":
            return OWN if rest in OWN_BUILTINS else UNKNOWN
        return OWN if root in sys.stdlib_module_names else MADE

    def _of_parts(self, node: ast.AST, steps: int) -> Origin:
        parts = [self.origin(part, steps + 1) for part in ast.iter_child_nodes(node)]
        if isinstance(node, ast.IfExp):
            return max(parts, key=lambda origin: STRENGTH[origin.kind])
        return MADE if MADE in parts else UNKNOWN

    # ------------------------------------------------------------------------------------- binding

    def _read(self, node: ast.AST, scope: Scope) -> None:
        self._scopes[node] = scope
        if isinstance(node, ast.ClassDef):
            scope.bind(node.name, OWN)
            self._read_class(node, scope)
        elif isinstance(node, Function):
            self._read_function(node, scope)
        elif isinstance(node, Comprehension):
            inner = Scope(scope)
            for child in ast.iter_child_nodes(node):
                self._read(child, inner)
        else:
            self._bind(node, scope)
            for child in ast.iter_child_nodes(node):
                self._read(child, scope)

    def _read_class(self, node: ast.ClassDef, scope: Scope) -> None:
        inner = Scope(scope, of_class=True)
        for child in (*node.decorator_list, *node.bases, *node.keywords):
            self._read(child, scope)
        for child in node.body:
            self._read(child, inner)
        self.own_attributes |= set(inner.bound)

    def _read_function(self, node: Function, scope: Scope) -> None:
        inner = Scope(scope)
        if not isinstance(node, ast.Lambda):
            scope.bind(node.name, FUNCTION)
            for decorator in node.decorator_list:
                self._read(decorator, scope)
        arguments = node.args
        given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        for n, argument in enumerate(given):
            method = scope.of_class and n == 0
            inner.bind(argument.arg, OWN if method else self._annotated(argument, scope))
        for spread in filter(None, (arguments.vararg, arguments.kwarg)):
            inner.bind(spread.arg, UNKNOWN)
        for default in (*arguments.defaults, *filter(None, arguments.kw_defaults)):
            self._read(default, scope)
        for child in node.body if isinstance(node.body, list) else [node.body]:
            self._read(child, inner)

    def _annotated(self, argument: ast.arg, scope: Scope) -> Origin:
        """A parameter is what its annotation says, where that is a class of the file or of a library."""
        if argument.annotation is None:
            return UNKNOWN
        self._read(argument.annotation, scope)
        named = self.origin(argument.annotation)
        if named.kind == "path":
            library = named.path.partition(".")[0] not in {"builtins", *sys.stdlib_module_names}
            return MADE if library else UNKNOWN
        return OWN if named.kind == "own" else UNKNOWN

    def _bind(self, node: ast.AST, scope: Scope) -> None:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            scope.outside |= set(node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                path = alias.name if alias.asname else alias.name.partition(".")[0]
                scope.bind(alias.asname or path, _imported(path))
        elif isinstance(node, ast.ImportFrom):
            self._bind_from(node, scope)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            self.own_attributes.add(node.attr)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            scope.bind(node.name, OWN)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            scope.bind(node.name, UNKNOWN)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            scope.bind(node.id, UNKNOWN)
        else:
            for target, value in _assigned(node):
                scope.bind(target, value)

    def _bind_from(self, node: ast.ImportFrom, scope: Scope) -> None:
        module = node.module or ""
        for alias in node.names:
            own = node.level > 0 or _imported(module) == OWN
            if alias.name == "*":
                self.stars += [] if own else [module]
            else:
                scope.bind(
                    alias.asname or alias.name, OWN if own else Origin("path", f"{module}.{alias.name}")
                )


def _imported(path: str) -> Origin:
    return OWN if path.partition(".")[0] == OWN_MODULE else Origin("path", path)


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names that are given an expression as it stands: `a = b = e`, `a: T = e`, `a, b = c, d`."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _matched(target, node.value)
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        yield from _matched(node.target, node.value)


def _matched(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif (
        isinstance(target, (ast.Tuple, ast.List))
        and isinstance(value, (ast.Tuple, ast.List))
        and len(target.elts) == len(value.elts)
    ):
        for part, item in zip(target.elts, value.elts, strict=True):
            yield from _matched(part, item)


def _namespace_of(node: ast.expr) -> ast.expr | None:
    """`something` in `something.__dict__` and in `vars(something)`."""
    if isinstance(node, ast.Attribute):
        return node.value if node.attr == "__dict__" else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vars":
        return node.args[0] if node.args else None
    return None


def constant_text(node: ast.expr) -> str | None:
    """The text of a literal, also one that is put together with `+`; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = constant_text(node.left), constant_text(node.right)
        return left + right if left is not None and right is not None else None
    return None
