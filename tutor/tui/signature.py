"""What an answer must define, in a row or two that stay in view while it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from tutor.words import _


def signature(about: Mapping[str, Any]) -> list[str]:
    """One row for each function of a code exercise, or one that says where a derivation leads.

    `about` is the service's answer about an exercise. A row is a call without annotations, and what the
    starter's docstring says below its first line about shapes.
    """
    if about["kind"] == "code":
        return _calls(about["starter"], about["functions"])
    if about.get("derivation"):
        return [" · ".join(_names(about["derivation"]))]
    told = [line.lstrip("# ").strip() for line in about["starter"].splitlines() if line.startswith("#")]
    told = [" ".join(line.split()) for line in told]
    return [" · ".join(told[1:] or told)] if told else []


def _names(derivation: Mapping[str, Any]) -> Iterator[str]:
    """Each declared name with its shape, indices over the same dimension together; then the definitions."""
    together: dict[str, list[str]] = {}
    for name in derivation.get("names") or ():
        shape = ",".join(name.get("shape") or ())
        told = {"scalar": _("a number"), "index": f"1…{shape}"}.get(name["kind"], f"({shape})")
        domain = str(name.get("domain", "real"))
        if domain != "real" and name["kind"] != "index":
            told = f"{told} {domain}".strip()
        together.setdefault(told, []).append(name["name"])
    for told, names in together.items():
        yield f"{', '.join(names)}: {told}" if told else ", ".join(names)
    for definition in derivation.get("definitions") or ():
        yield str(definition["plain"])


def _calls(starter: str, wanted: list[str]) -> list[str]:
    try:
        body = ast.parse(starter).body
    except (SyntaxError, ValueError):
        return [f"{name}(…)" for name in wanted]
    found = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    return [_row(found[name]) if name in found else f"{name}(…)" for name in wanted]


def _row(function: ast.FunctionDef) -> str:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    for argument in [*every, arguments.vararg, arguments.kwarg]:
        if argument is not None:
            argument.annotation = None
    call = f"{function.name}({ast.unparse(arguments)})"
    _summary, _gap, shapes = (ast.get_docstring(function) or "").partition("\n")
    shapes = " ".join(shapes.replace("`", "").split())  # a row of the screen knows no markup
    return " · ".join(filter(None, [call, shapes]))
