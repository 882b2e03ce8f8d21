"""The fixed words of the language: functions with their numbers of arguments, Greek letters, advice."""

from __future__ import annotations

from typing import Final

MANY: Final = 8

# One number in, one number out; applied to each entry of a vector.
ELEMENTWISE: Final = frozenset(
    {"exp", "log", "sqrt", "sigmoid", "softplus", "relu", "tanh", "sin", "cos", "abs", "sign", "step"}
)

FUNCTIONS: Final[dict[str, tuple[int, int]]] = {
    **dict.fromkeys(ELEMENTWISE, (1, 1)),
    **dict.fromkeys(("softmax", "logsumexp", "mean", "norm", "norm1", "sqnorm"), (1, 1)),
    **dict.fromkeys(("diag", "inv", "tr", "det", "eigmin", "eigmax"), (1, 1)),
    **dict.fromkeys(("eye", "ones", "zeros"), (1, 2)),
    **dict.fromkeys(("dot", "outer"), (2, 2)),
    **dict.fromkeys(("max", "min"), (1, MANY)),
    "normpdf": (3, 3),
    "N": (2, 2),
}

# These bind a name or differentiate by one.
FORMS: Final = frozenset({"sum", "prod", "diff", "grad", "jac", "hess", "E", "Var", "int"})

# A finished result has none of these left.
UNFINISHED: Final = FORMS - {"sum", "prod"}

CONSTANTS: Final = frozenset({"pi", "e", "inf"})

KRONECKER: Final = "delta"

GREEK: Final = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ϵ": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ϑ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "µ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "ϱ": "rho",
    "σ": "sigma",
    "ς": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "ϕ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
    "Γ": "Gamma",
    "Δ": "Delta",
    "Θ": "Theta",
    "Λ": "Lambda",
    "Ξ": "Xi",
    "Π": "Pi",
    "Σ": "Sigma",
    "Φ": "Phi",
    "Ψ": "Psi",
    "Ω": "Omega",
}

# What people write who come from a lecture, from LaTeX or from code, and how it is written here.
SAID_OTHERWISE: Final = {
    "ln": "log",
    "sigma": "sigmoid",
    "Sum": "sum",
    "product": "prod",
    "gradient": "grad",
    "derivative": "diff",
    "integrate": "int",
    "trace": "tr",
    "transpose": "A'",
    "I": "eye(n)",
    "infinity": "inf",
    "heaviside": "step",
    "max_": "max",
    "integral": "int",
    "Tr": "tr",
    "avg": "mean",
    "average": "mean",
    "sgn": "sign",
    "delta": "delta[i,j]",
    "kronecker": "delta[i,j]",
    "E": "E(z ~ N(m, s2), ...)",
    "Var": "Var(z ~ N(m, s2), ...)",
    "d": "diff(f, x)",
    "partial": "diff(f, x)",
}

LATEX: Final = {
    "frac": "(a)/(b)",
    "sum": "sum(k, ...)",
    "prod": "prod(k, ...)",
    "partial": "diff(f, x)",
    "nabla": "grad(f, w)",
    "int": "int(x, -inf, inf, ...)",
    "cdot": "*",
    "times": "*",
    "odot": ".*",
    "top": "A'",
    "sqrt": "sqrt(x)",
    "left": "(",
    "right": ")",
    "mathbb": "E(z ~ N(m, s2), ...)",
}

SYMBOLS: Final = {
    "∂": "diff(f, x)",
    "∇": "grad(f, w)",
    "∑": "sum(k, ...)",
    "∏": "prod(k, ...)",
    "∫": "int(x, -inf, inf, ...)",
    "√": "sqrt(x)",
    "|": "abs(x)",
    "||": "norm(x)",
    ".^": "x.*x",
    "‖": "norm(x)",
    "{": "(",
    "}": ")",
    "@": "*",
    "_": "x[i]",
    ".": "*",
    "%": "/100",
    "!": "prod(k, 1, n, k)",
    "?": "",
    ";": ",",
    ":": ",",
}


def plain_name(name: str) -> str:
    """A name with its Greek letters spelled out: `σ2` is `sigma2`."""
    return "".join(GREEK.get(letter, letter) for letter in name)
