"""Tree -> words, for those who listen. Where a group could end in two places, its end is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.text.math.parse import read
from tutor.text.math.spacing import manner_of, manners
from tutor.text.math.tree import (
    Accent,
    Fenced,
    Fraction,
    Grid,
    Node,
    Root,
    Row,
    Scripts,
    Stack,
    Symbol,
)
from tutor.text.math.voice import word
from tutor.words import _

_CALLED = frozenset("fghpqPQDGLHIKNσφψℓπμε𝒩ℒ𝔼")  # a bracket behind these may hold their argument
_OPERATORS = ("relation", "binary", "punctuation", "quad")


def spoken(tex: str) -> str:
    """A formula in words. Raises FormulaError."""
    text = re.sub(r"\s+", " ", _row(_items(read(tex))))
    text = re.sub(r"(?: ?,)+(?= ?[,;:.])", "", text)
    return re.sub(r" (?=[,;:.])", "", text).strip(" ,")


def say(node: Node) -> str:
    """A part of a formula in words."""
    match node:
        case Symbol(role="space"):
            return ""
        case Symbol(role="quad"):
            return ";"
        case Symbol(role="text"):
            return node.glyph
        case Symbol():
            return word(node)
        case Row(items=items):
            return _row(items)
        case Fraction():
            return _fraction(node, alone=False)
        case Scripts():
            return _scripts(node)
        case Root():
            return _root(node)
        case Accent(name=name, body=body):
            mark = name.removeprefix("wide").replace("overline", "bar").replace("overrightarrow", "vec")
            form = _("{body} {mark}") if _is_simple(body) else _("{body}, all with a {mark},")
            return form.format(body=say(body), mark=mark)
        case Stack():
            return _stack(node)
        case Fenced():
            return _fenced(node)
        case Grid():
            return _grid(node)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Row) else (node,)


def _row(items: Sequence[Node]) -> str:
    kinds = manners(items)
    words: list[str] = []
    for n, item in enumerate(items):
        before = kinds[n - 1] if n else "relation"
        after = kinds[n + 1] if n + 1 < len(items) else "relation"
        if n and _is_bracket(item) and _calls(items[n - 1], item):
            words.append(_argument(item, last=after in ("relation", *_OPERATORS, "binary")))
        elif isinstance(item, Fraction):
            free = before in ("relation", "punctuation", "quad", "sign") and after in (
                "relation",
                "punctuation",
                "quad",
            )
            words.append(_fraction(item, alone=free))
        elif kinds[n] in ("function", "limits", "big", "integral") and after not in _OPERATORS:
            called = _is_bracket(items[n + 1]) and _calls(item, items[n + 1]) if n + 1 < len(items) else True
            words += [say(item)] if called else [say(item), _("of")]
        else:
            words.append(say(item))
    return " ".join(words)


def _is_bracket(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Fenced) and base.left in ("(", "[", "{")


def _calls(node: Node, bracket: Node) -> bool:
    """Whether a bracket behind this part holds its argument; behind a letter, only what looks like one."""
    base = node
    while isinstance(base, Scripts | Accent | Stack):
        base = base.body if isinstance(base, Accent | Stack) else base.base
    if not isinstance(base, Symbol):
        return False
    fenced = bracket.base if isinstance(bracket, Scripts) else bracket
    plain = isinstance(fenced, Fenced) and all(map(_is_list, fenced.parts))
    return (
        base.role in ("function", "limits", "word") or base.glyph == "𝔼" or (base.glyph in _CALLED and plain)
    )


def _argument(node: Node, last: bool) -> str:
    """What stands in brackets behind a function, with the scripts behind the bracket.

    Its end is said unless it is a single thing, or short and the `last` of its term.
    """
    scripts = node if isinstance(node, Scripts) else None
    fenced = scripts.base if scripts else node
    if not isinstance(fenced, Fenced):
        return _("of") + " " + say(node)
    inner = _inside(fenced)
    short = len(fenced.parts) == 1 and (_is_simple(fenced.parts[0]) or (last and _is_list(fenced.parts[0])))
    said = _("of {inner}") if short else _("of, open bracket, {inner}, close bracket")
    text = said.format(inner=inner)
    if scripts is not None and scripts.sub is not None:
        text += _(", component {index},").format(index=say(scripts.sub))
    return text + (_power(scripts.sup) if scripts is not None and scripts.sup is not None else "")


def _inside(node: Fenced) -> str:
    said = [say(node.parts[0])]
    for bar, part in zip(node.bars, node.parts[1:], strict=True):
        said += [word(Symbol(bar)), say(part)]
    return " ".join(said)


def _is_simple(node: Node) -> bool:
    """Whether words for this part cannot run over its end: a letter, with scripts or marks of that kind."""
    match node:
        case Symbol():
            return node.glyph != "/"
        case Scripts(base=base, sub=sub, sup=sup):
            return all(part is None or _is_simple(part) for part in (base, sub, sup)) and manner_of(base) in (
                "letter",
                "word",
            )
        case Accent(body=body):
            return _is_simple(body)
        case Row(items=items):
            kinds = manners(items)
            return (
                len(items) < 4
                and all(k in ("letter", "word", "sign") for k in kinds)
                and all(map(_is_simple, items))
            )
    return False


def _is_list(node: Node) -> bool:
    """Whether all that stands between commas and bars is simple."""
    items = _items(node)
    return all(
        _is_simple(item) and (kind in ("letter", "word", "punctuation", "text", "space") or item == _MID)
        for item, kind in zip(items, manners(items), strict=True)
    )


_MID = Symbol("|", "relation", "mid")


def _fraction(node: Fraction, alone: bool) -> str:
    parts = {"top": say(node.top), "bottom": say(node.bottom)}
    if not node.bar:
        return _("{top} choose {bottom}").format(**parts)
    plain = all(_is_simple(part) for part in (node.top, node.bottom)) or (
        alone and all(_is_product(part) for part in (node.top, node.bottom))
    )
    if alone and plain:
        return _("{top} over {bottom}").format(**parts)
    if plain and _is_simple(node.top):
        return _("the fraction {top} over {bottom},").format(**parts)
    return _("the fraction, {top}, over, {bottom}, end of fraction,").format(**parts)


def _is_product(node: Node) -> bool:
    items = _items(node)
    return not any(k in ("binary", "relation", "fraction", "punctuation", "tall") for k in manners(items))


def _scripts(node: Scripts) -> str:
    base, manner = node.base, manner_of(node.base)
    if manner in ("big", "limits", "integral"):
        return _limits(say(base), node)
    said = _fenced(base, scripted=True) if isinstance(base, Fenced) else say(base)
    if isinstance(base, Fenced) and (base.left, base.right) == ("", "|") and node.sub is not None:
        return _("{term} evaluated at {place}").format(term=say(base.parts[0]), place=_index(node.sub))
    if node.sub is not None:
        form = _("{base} {index}") if _is_simple(base) else _("{base} sub {index}")
        form = form if _is_simple(node.sub) else _("{base} sub {index}, end of sub,")
        said = form.format(base=said, index=_index(node.sub))
    return said + (_power(node.sup) if node.sup is not None else "")


def _index(node: Node) -> str:
    """A subscript; there a max is a name and does nothing."""
    return node.glyph if isinstance(node, Symbol) and node.role in ("limits", "function") else say(node)


def _limits(base: str, node: Scripts) -> str:
    if node.sub is not None and node.sup is not None:
        return _("{sum} from {start} to {end}").format(sum=base, start=say(node.sub), end=say(node.sup))
    if node.sub is not None:
        is_limit = isinstance(node.base, Symbol) and node.base.glyph == "lim"
        form = _("{sum} as {index}") if is_limit else _("{sum} over {index}")
        return form.format(sum=base, index=say(node.sub))
    return _("{sum} up to {end}").format(sum=base, end=say(node.sup)) if node.sup is not None else base


def _power(node: Node) -> str:
    short = {"2": _(" squared"), "3": _(" cubed"), "⊤": _(" transposed"), "∗": _(" star")}
    if isinstance(node, Symbol) and node.glyph in short:
        return short[node.glyph]
    if isinstance(node, Symbol) and node.name == "prime":
        return " " + " ".join([_("prime")] * len(node.glyph))
    if isinstance(node, Symbol) and node.glyph == "T":
        return _(" superscript T")
    if isinstance(node, Fenced):
        return _(" superscript {inner}").format(inner=say(node))
    if _is_simple(node):
        return _(" to the {power}").format(power=say(node))
    return _(" to the power of {power}, end of power,").format(power=say(node))


def _root(node: Root) -> str:
    order = (
        _("the root of order {n}").format(n=say(node.index))
        if node.index is not None
        else _("the square root")
    )
    form = _("{root} of {body}") if _is_simple(node.body) else _("{root} of {body}, end of root,")
    return form.format(root=order, body=say(node.body))


def _stack(node: Stack) -> str:
    body = say(node.body)
    if manner_of(node.body) in ("limits", "big") and node.below is not None:
        return _("{sum} over {index}").format(sum=body, index=say(node.below))
    if node.above is not None:
        body = _("{body}, with {note} above,").format(body=body, note=say(node.above))
    if node.below is not None:
        body = _("{body}, with {note} below,").format(body=body, note=say(node.below))
    return body


def _fenced(node: Fenced, scripted: bool = False) -> str:
    """What stands in brackets; with scripts behind them, bars say where they close."""
    inner = _inside(node)
    if len(node.parts) == 1 and isinstance(node.parts[0], Grid):
        return inner
    if node.left == node.right and node.left in "|‖":
        name = _("the absolute value") if node.left == "|" else _("the norm")
        short = _is_simple(node.parts[0]) and not scripted
        form = _("{name} of {inner}") if short else _("{name} of {inner}, end of bars,")
        return form.format(name=name, inner=inner)
    signs = {"": "", "|": _("bar")}
    left, right = (
        signs.get(sign) or (word(Symbol(sign)) if sign else "") for sign in (node.left, node.right)
    )
    return f"{left} {inner} {right}"


def _grid(node: Grid) -> str:
    if node.kind in ("aligned", "lines"):
        return "; ".join(" ".join(map(say, row)) for row in node.rows)
    if node.kind == "cases":
        rows = "; ".join(", ".join(map(say, row)) for row in node.rows)
        return _("cases: {rows}; end of cases").format(rows=rows)
    rows = "; ".join(
        _("row {n}: {cells}").format(n=n, cells=", ".join(map(say, row)))
        for n, row in enumerate(node.rows, 1)
    )
    return _("matrix: {rows}; end of matrix").format(rows=rows)
