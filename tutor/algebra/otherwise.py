"""Lines in LaTeX or in code, rewritten in this language as far as it goes; whoever wrote them reads on."""

from __future__ import annotations

import re
from typing import Final, Literal

from tutor.algebra.vocabulary import GREEK

MAX_PASSES: Final = 40
LONGEST: Final = 500

_LATEX: Final = re.compile(r"\\|[A-Za-z0-9\])]\^\{|[A-Za-z]_\{|\$|[A-Za-z]_[A-Za-z0-9]\b")
_CODE: Final = re.compile(
    r"\b(?:np|numpy|torch|math|F|scipy|jnp)\.|\.T\b|@|\[[^\]]*:|\blambda\b[^:]*:|==|\.(?:sum|mean|dot|exp|log)\("
)
_COMMANDS: Final = {
    "cdot": "*",
    "times": "*",
    "odot": ".*",
    "circ": ".*",
    "ln": "log",
    "leq": "<=",
    "le": "<=",
    "geq": ">=",
    "ge": ">=",
    "iff": "<=>",
    "Leftrightarrow": "<=>",
    "infty": "inf",
    "sim": "~",
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    **dict.fromkeys(("left", "right", "big", "Big", "bigl", "bigr", "displaystyle"), ""),
    **dict.fromkeys(("quad", "qquad", ",", ";", "!", " "), " "),
}
_WRAPPERS: Final = "mathbf|mathbb|mathcal|mathrm|boldsymbol|bm|operatorname|text|hat|bar|tilde|vec"
_LIBRARY: Final = {"trace": "tr", "matmul": "dot", "maximum": "max", "minimum": "min", "identity": "eye"}
_BRACES: Final = r"\{([^{}]*)\}"
_FROM_TO: Final = rf"_\{{\s*(\w+)\s*=\s*([^{{}}]*)\}}\s*\^\s*(?:{_BRACES}|(\w))"
# The first rules stand before those that would take their parts away.
_RULES: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"\\(?:{_WRAPPERS})\s*{_BRACES}", r"\1"),
        (r"\^\s*(?:\{\s*(?:\\top|\\intercal|T)\s*\}|\\top|\\intercal|T\b)", "'"),
        (r"\\[dt]?frac\s*\{\s*\\partial\s*([^{}]*?)\s*\}\s*\{\s*\\partial\s*([^{}]*?)\s*\}", r"diff(\1, \2)"),
        (rf"\\[dt]?frac\s*{_BRACES}\s*{_BRACES}", r"((\1)/(\2))"),
        (rf"\\sqrt\s*{_BRACES}", r"sqrt(\1)"),
        (r"\\delta_\{?\s*(\w)\s*,?\s*(\w)\s*\}?", r"delta[\1,\2]"),
        (rf"\bE_{_BRACES}\s*\[([^\[\]]*)\]", r"E(\1, \2)"),
        (rf"\\(sum|prod){_FROM_TO}\s*([^+\-=<>]+)", r"\1(\2, \3, \4\5, \6)"),
        (r"\\(sum|prod)_(?:\{\s*(\w+)\s*\}|(\w))\s*([^+\-=<>]+)", r"\1(\2\3, \4)"),
        (r"\\nabla_(?:\{\s*(\w+)\s*\}|(\w))\s*([^+\-=<>]+)", r"grad(\3, \1\2)"),
        (r"\b([A-Za-z]\w*?)_\{\s*(\w)\s*,?\s*(\w)\s*\}", r"\1[\2,\3]"),
        (r"\b([A-Za-z]\w*?)_(?:\{\s*(\w+)\s*\}|([A-Za-z0-9])\b)", r"\1[\2\3]"),
        (rf"\^\s*{_BRACES}", r"^(\1)"),
    )
)  # fmt: skip


def written_in(text: str) -> Literal["LaTeX", "code", ""]:
    """What a line looks like, if it is none of ours."""
    if _CODE.search(text):
        return "code"
    return "LaTeX" if _LATEX.search(text) else ""


def rewritten(text: str) -> str:
    """The line as it might be written here; whether it can be read is another question."""
    if len(text) > LONGEST:
        return ""
    return _from_code(text) if written_in(text) == "code" else _from_latex(text)


def _from_latex(text: str) -> str:
    text = text.replace("$", "").replace("&", "")
    text = re.sub(r"\\(left|right|[bB]ig[lr]?|displaystyle)\b\s*", "", text)
    for _pass in range(MAX_PASSES):
        before = text
        for pattern, put in _RULES:
            text = pattern.sub(put, text, count=1)
        if text == before:
            break
    text = re.sub(r"\\([A-Za-z]+|[,;! ])", _command, text)
    return re.sub(r"\s+", " ", text.replace("{", "(").replace("}", ")")).strip()


def _command(match: re.Match[str]) -> str:
    word = match.group(1)
    if word in _COMMANDS:
        return _COMMANDS[word]
    return f" {word} " if word in GREEK.values() else word


def _from_code(text: str) -> str:
    text = re.sub(
        r"\b(?:np|numpy|torch|math|F|scipy|jnp)\.(?:linalg\.|special\.|nn\.functional\.)?", "", text
    )
    text = re.sub(r"\.T\b|\.transpose\(\)|\.t\(\)", "'", text).replace("@", "*").replace("==", "=")
    text = re.sub(r"\b(\w+)\.(sum|mean)\(\)", r"\2(\1)", text)
    text = re.sub(r"\b(\w+)\.dot\(", r"\1*(", text)
    text = re.sub(r"^\s*return\b|;\s*$", "", text)
    return re.sub(r"\b(\w+)\(", lambda m: f"{_LIBRARY.get(m[1], m[1])}(", text).strip()
