"""What an exercise declares, and a text read against it: no name that nobody declared ever gets through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tutor import model
from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.grammar import parse, parse_relation, parse_step
from tutor.algebra.otherwise import rewritten, written_in
from tutor.algebra.show import show
from tutor.algebra.suggest import suggestion
from tutor.algebra.tokens import MAX_CHARACTERS
from tutor.algebra.vocabulary import CONSTANTS, FORMS, FUNCTIONS, KRONECKER, plain_name
from tutor.words import _


@dataclass(frozen=True)
class Definition:
    """`s[i] = body`: evaluated anew wherever `s` stands, so that derivatives flow through it."""

    parameters: tuple[str, ...]
    body: tree.Node


@dataclass(frozen=True)
class Scope:
    """The names of one exercise: declared, defined, and the sizes that their shapes mention."""

    names: Mapping[str, model.Name]
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """What hides a function of the same name."""
        return frozenset(self.names) | frozenset(self.definitions)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """All sizes by name, in order of appearance."""
        shapes = [dim for name in self.names.values() for dim in name.shape if not dim.isdigit()]
        return tuple(dict.fromkeys([*shapes, *self.sizes]))

    def shape(self, name: str) -> tuple[str, ...] | None:
        """The dimensions of a declared or defined value; None for an index or an unknown name."""
        if name in self.definitions:
            return tuple(self.names[p].shape[0] for p in self.definitions[name].parameters)
        known = self.names.get(name)
        return None if known is None or known.kind == "index" else known.shape

    def is_index(self, name: str) -> bool:
        """Whether the name is declared as an index."""
        return name in self.names and self.names[name].kind == "index"


def scope_of(
    names: Mapping[str, model.Name],
    definitions: Mapping[str, str] | None = None,
    sizes: Mapping[str, tuple[int, ...]] | None = None,
) -> Scope:
    """The scope of an exercise. Raises AlgebraError for a definition that is wrong or turns in a circle."""
    declared = {plain_name(name): what for name, what in names.items()}
    heads = [_head(text, declared) for text in definitions or {}]
    bodies = (definitions or {}).values()
    hidden = frozenset(declared) | {name for name, _parameters in heads}
    made = {
        name: Definition(parameters, parse(body, hidden))
        for (name, parameters), body in zip(heads, bodies, strict=True)
    }
    scope = Scope(declared, made, dict(sizes or {}))
    for definition, body in zip(made.values(), bodies, strict=True):
        check(definition.body, scope, body)
        loose = free_indices(definition.body, scope) - set(definition.parameters)
        if loose:
            said = _("The index {name} stands on the right side only.").format(name=min(loose))
            raise AlgebraError(said, 0, "", body)
    _refuse_circles(scope)
    return scope


def read(text: str, scope: Scope) -> tree.Node:
    """The tree of a formula, or of two in a relation, all its names known. Raises AlgebraError."""
    node = parse_relation(text, scope.words)
    check(node, scope, text)
    return node


def read_step(text: str, scope: Scope) -> tree.Step:
    """The tree of one line of an answer, all its names known. Raises AlgebraError."""
    try:
        return _checked(text, scope)
    except AlgebraError as error:
        raise _said_otherwise(error, text, scope) from None


def _checked(text: str, scope: Scope) -> tree.Step:
    step = parse_step(text, scope.words)
    check(step.node, scope, text)
    return step


def _said_otherwise(error: AlgebraError, text: str, scope: Scope) -> AlgebraError:
    """For a line in LaTeX or in code, the error with the line as it is written here, if that can be read."""
    language = written_in(text) if len(text) <= MAX_CHARACTERS else ""
    if not language:
        return error
    said = _("This looks like LaTeX.") if language == "LaTeX" else _("This looks like code.")
    line = rewritten(text)
    try:
        step = _checked(line, scope)
    except AlgebraError:
        remedy = error.suggestion
        if language == "code" and ":" in text:
            remedy = _("Write the formula alone; an entry is X[i,1], counted from 1.")
        return AlgebraError(said, error.position, remedy, error.text)
    lead = "" if step.relation == "lemma" or not line.startswith(step.relation) else f"{step.relation} "
    return AlgebraError(
        said, error.position, _("Here one writes {it}.").format(it=lead + show(step.node)), error.text
    )


def _head(text: str, declared: Mapping[str, model.Name]) -> tuple[str, tuple[str, ...]]:
    node = parse(text, frozenset(declared) | {plain_name(text.partition("[")[0].strip())})
    if isinstance(node, tree.Symbol):
        return node.name, ()
    parameters = node.at if isinstance(node, tree.Index) else ()
    indices = tuple(p.name for p in parameters if isinstance(p, tree.Symbol))
    known = all(name in declared and declared[name].kind == "index" for name in indices)
    distinct = known and len(set(indices)) == len(parameters)
    if isinstance(node, tree.Index) and isinstance(node.base, tree.Symbol) and distinct:
        return node.base.name, indices
    raise AlgebraError(_("A definition begins with a name or with entries by declared indices."), 0, "", text)


def _refuse_circles(scope: Scope) -> None:
    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            said = _("The definition of {name} needs itself.").format(name=name)
            raise AlgebraError(said, 0, "", " -> ".join([*above, name]))
        for each in mentioned(scope.definitions[name].body) & scope.definitions.keys():
            visit(each, (*above, name))

    for name in scope.definitions:
        visit(name, ())


# --------------------------------------------------------------------------------------------- checking


def check(node: tree.Node, scope: Scope, text: str) -> None:
    """Raises AlgebraError at the first name that is unknown, or known as something else."""
    _Check(scope, text).visit(node, frozenset())


class _Check:
    def __init__(self, scope: Scope, text: str) -> None:
        self.scope = scope
        self.text = text

    def fail(self, node: tree.Node, message: str, suggestion: str = "") -> AlgebraError:
        return AlgebraError(message, node.span[0], suggestion, self.text)

    def visit(self, node: tree.Node, bound: frozenset[str]) -> None:
        match node:
            case tree.Symbol(name=name):
                if name not in bound:
                    self.symbol(node, name)
            case tree.Index(base=tree.Symbol(name=name), at=at) if name not in bound:
                self.entry(node, name, len(at))
                self.all(at, bound)
            case tree.Fold(index=index):
                self.all((n for n in (node.lower, node.upper) if n), bound)
                if node.lower is None and not self.scope.is_index(index):
                    said = _("{name} is not an index of this exercise.").format(name=index)
                    raise self.fail(node, said, self.near(index, self.indices()))
                self.visit(node.body, bound | {index})
            case tree.Integral(name=name):
                self.all((node.lower, node.upper), bound)
                self.visit(node.body, bound | {name})
            case tree.Expectation(draws=draws):
                for draw in draws:
                    self.all((draw.mean, draw.variance), bound)
                    bound |= {draw.name}
                self.visit(node.body, bound)
            case tree.Derivative(variables=variables):
                for variable in variables:
                    self.variable(variable, bound)
                self.all((node.body, *variables), bound)
            case tree.Call(function="N"):
                raise self.fail(node, _("N(...) stands only after ~."), _("Write E(z ~ N(m, s2), ...)."))
            case _:
                if isinstance(node, tree.Call):
                    self.over(node)
                self.all(tree.children(node), bound)

    def all(self, nodes: Iterable[tree.Node], bound: frozenset[str]) -> None:
        for node in nodes:
            self.visit(node, bound)

    def symbol(self, node: tree.Node, name: str) -> None:
        scope = self.scope
        if name in scope.words or name in scope.dimensions or name in CONSTANTS:
            return
        if name == KRONECKER:
            raise self.fail(node, _("delta needs two indices."), _("Write delta[i,j]."))
        said = _("{name} is not declared in this exercise.").format(name=name)
        raise self.fail(node, said, self.near(name, [*scope.words, *scope.dimensions, *CONSTANTS]))

    def entry(self, node: tree.Node, name: str, count: int) -> None:
        shape = self.scope.shape(name)
        if name in self.scope.definitions and not shape:
            return  # it may be a column or a matrix; its value will tell
        if name == KRONECKER and name not in self.scope.words:
            shape = ("", "")
        elif shape is None:
            self.symbol(node, name)
            shape = ()
        if count > len(shape):
            said = _("{name} has {n} indices, not {m}.") if shape else _("{name} has no entries.")
            raise self.fail(node, said.format(name=name, n=len(shape), m=count))

    def variable(self, node: tree.Node, bound: frozenset[str]) -> None:
        base = node.base if isinstance(node, tree.Index) else node
        name = base.name if isinstance(base, tree.Symbol) else ""
        if name not in bound and self.scope.shape(name) is None and name in self.scope.names:
            said = _("{name} is an index; one cannot differentiate by it.").format(name=name)
            raise self.fail(node, said)

    def indices(self) -> list[str]:
        return [name for name in self.scope.names if self.scope.is_index(name)]

    def near(self, name: str, known: Iterable[str]) -> str:
        entries = [word for word in self.scope.words if self.scope.shape(word)]
        return suggestion(name, known, self.scope.words, entries)

    def over(self, node: tree.Call) -> None:
        """Raises AlgebraError for `sum(k)` and `max(k, x[k])`: as written they mean nothing."""
        first, *others = node.arguments
        name = first.name if isinstance(first, tree.Symbol) else ""
        entries = any(isinstance(n, tree.Index) and first in n.at for o in others for n in tree.walk(o))
        if self.scope.is_index(name) and (entries or (node.function in ("sum", "prod") and not others)):
            said = _("{it} takes no index here.").format(it=node.function)
            how = f"{node.function}({name}, ...)" if not others else f"{node.function}(x)"
            raise self.fail(node, said, _("Write {it}.").format(it=how))


# ------------------------------------------------------------------------------------------- looking


def mentioned(node: tree.Node) -> frozenset[str]:
    """All names and functions that a formula mentions, bound ones among them."""
    found: set[str] = set()
    for each in tree.walk(node):
        match each:
            case tree.Symbol(name=name):
                found.add(name)
            case tree.Call(function=name) | tree.Fold(kind=name) | tree.Derivative(kind=name):
                found.add(name)
            case tree.Expectation(kind=name):
                found.add(name)
            case tree.Integral():
                found.add("int")
    return frozenset(found)


def names_used(node: tree.Node, scope: Scope) -> frozenset[str]:
    """What a formula mentions apart from indices: names and functions."""
    bound = {each.index for each in tree.walk(node) if isinstance(each, tree.Fold)}
    return frozenset(n for n in mentioned(node) if n not in bound and not scope.is_index(n))


def functions_of(node: tree.Node) -> frozenset[str]:
    """The functions and forms that a formula mentions."""
    return mentioned(node) & (FORMS | FUNCTIONS.keys())


def flows_from(node: tree.Node, scope: Scope) -> frozenset[str]:
    """All names that a value depends on: what it mentions, and what the definitions of that mention."""
    found, waiting = set(mentioned(node)), list(mentioned(node))
    while waiting:
        definition = scope.definitions.get(waiting.pop())
        new = (mentioned(definition.body) if definition else frozenset()) - found
        found |= new
        waiting += new
    return frozenset(found)


def free_indices(node: tree.Node, scope: Scope, bound: frozenset[str] = frozenset()) -> frozenset[str]:
    """The indices of a formula that no sum or product binds."""
    if isinstance(node, tree.Symbol):
        return frozenset({node.name} - bound) if scope.is_index(node.name) else frozenset()
    if isinstance(node, tree.Fold):
        ends = [n for n in (node.lower, node.upper) if n is not None]
        inside = free_indices(node.body, scope, bound | {node.index})
        return inside.union(*(free_indices(n, scope, bound) for n in ends))
    return frozenset().union(*(free_indices(n, scope, bound) for n in tree.children(node)))
