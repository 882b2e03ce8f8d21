"""Certificates: right lines are shown to be exact by explicit entries, wrong ones never."""

from __future__ import annotations

import pytest

from tutor.algebra.certify.prove import answer
from tutor.algebra.names import Scope, read, scope_of
from tutor.algebra.rows import from_rows, scope_from, scope_rows, to_rows
from tutor.model import Name

INDICES = {name: Name("index", ("K",)) for name in "ijk"}
SCALARS = scope_of(
    {
        "x": Name("scalar"),
        "w": Name("scalar"),
        "a": Name("scalar", (), "positive"),
        "b": Name("scalar", (), "positive"),
        "y": Name("scalar", (), "unit"),
        "t": Name("scalar", (), "binary"),
        "m": Name("scalar", (), "integer"),
        **INDICES,
    }
)
SOFTMAX = scope_of(
    {
        "z": Name("vector", ("K",)),
        "y": Name("vector", ("K",), "simplex"),
        "q": Name("vector", ("K",)),
        **INDICES,
    },
    {"s[i]": "exp(z[i]) / sum(k, exp(z[k]))"},
    {"K": (2, 3, 4)},
)
NORM = scope_of(
    {
        "x": Name("vector", ("n",)),
        "ep": Name("scalar", (), "positive"),
        "i": Name("index", ("n",)),
        "j": Name("index", ("n",)),
    },
    {"mu": "1/n*sum(i, x[i])", "v": "1/n*sum(i, (x[i] - mu)^2)", "h[i]": "(x[i] - mu)/sqrt(v + ep)"},
)
MATRICES = scope_of(
    {
        "X": Name("matrix", ("n", "d")),
        "A": Name("matrix", ("n", "n")),
        "S": Name("matrix", ("n", "n"), "spd"),
        "Q": Name("matrix", ("n", "n"), "orthogonal"),
        "G": Name("matrix", ("n", "n"), "adjacency"),
        "x": Name("vector", ("n",)),
        "c": Name("vector", ("n",)),
        "y": Name("vector", ("n",)),
        "w": Name("vector", ("d",)),
        "i": Name("index", ("n",)),
        "j": Name("index", ("n",)),
    }
)
MULTIVARIATE = "log(normpdf(x, c, S))"

RIGHT = [
    (SCALARS, "diff(1/(1 + exp(-x)), x)", "sigmoid(x)*(1 - sigmoid(x))"),
    (SCALARS, "diff(-(y*log(sigmoid(x)) + (1 - y)*log(1 - sigmoid(x))), x)", "sigmoid(x) - y"),
    (SCALARS, "tanh(x)", "2 sigmoid(2x) - 1"),
    (SCALARS, "softplus(x) - softplus(-x)", "x"),
    (SCALARS, "log(a/(a + b))", "log(a) - log(a + b)"),
    (SCALARS, "sqrt(x^2)", "abs(x)"),
    (SCALARS, "t^2", "t"),
    (SCALARS, "sum(i, 1, m, y^(m - i))", "(1 - y^m)/(1 - y)"),
    (SCALARS, "diff(relu(x), x)", "step(x)"),
    (SCALARS, "diff(max(x, w), x)", "step(x - w)"),
    (SCALARS, "E(z ~ N(x, a), z^4)", "x^4 + 6*x^2*a + 3*a^2"),
    (SCALARS, "Var(z ~ N(x, a), w*z + b)", "w^2*a"),
    (SCALARS, "E(z ~ N(x, a), exp(z))", "exp(x + a/2)"),
    (SCALARS, "E(z ~ N(x, a), z*exp(w*z))", "(x + w*a)*exp(w*x + w^2*a/2)"),
    (SCALARS, "E(z ~ N(0, 1), u ~ N(z, a), u^2)", "1 + a"),
    (SCALARS, "int(u, -inf, inf, u^2*normpdf(u, x, a))", "x^2 + a"),
    (SCALARS, "E(z ~ N(x, a), sin(z))", "sin(x)*exp(-a/2)"),
    (SCALARS, "relu(x)*w - w*max(x, 0)", "0"),
    (SCALARS, "0.1 + 0.2", "0.3"),
    (SOFTMAX, "diff(s[i], z[j])", "s[i]*(delta[i,j] - s[j])"),
    (SOFTMAX, "diff(-sum(k, y[k]*log(s[k])), z[i])", "s[i] - y[i]"),
    (SOFTMAX, "diff(sum(k, s[k]*q[k]), z[j])", "s[j]*(q[j] - sum(k, s[k]*q[k]))"),
    (SOFTMAX, "diff(diff(logsumexp(z), z[i]), z[j])", "s[i]*(delta[i,j] - s[j])"),
    (NORM, "diff(v, x[j])", "2/n*(x[j] - mu)"),
    (
        NORM,
        "diff(h[i], x[j])",
        "(delta[i,j] - 1/n)/sqrt(v + ep) - (x[i] - mu)*(x[j] - mu)/(n*(v + ep)^(3/2))",
    ),
    (MATRICES, "grad(sqnorm(y - X*w), w)", "2*X'*X*w - 2*X'*y"),
    (MATRICES, "grad(x'*A*x, x)", "(A + A')*x"),
    (MATRICES, "grad(log(det(S)), S)", "inv(S)"),
    (MATRICES, "grad(tr(A'*X*X'), A)", "X*X'"),
    (MATRICES, "hess(x'*S*x, x)", "2*S"),
    (MATRICES, "jac(A*x, x)", "A"),
    (MATRICES, "Q'*Q", "eye(n)"),
    (MATRICES, "x'*(diag(G*ones(n)) - G)*x", "1/2*sum(i, sum(j, G[i,j]*(x[i] - x[j])^2))"),
    (MATRICES, f"grad({MULTIVARIATE}, c)", "inv(S)*(x - c)"),
    (MATRICES, "E(z ~ N(c, S), z'*A*z)", "c'*A*c + tr(A*S)"),
    (MATRICES, "Var(z ~ N(c, S), A*z)", "A*S*A'"),
    (MATRICES, "tr(A*S)", "sum(i, sum(j, A[i,j]*S[j,i]))"),
]
WRONG = [
    (SCALARS, "diff(1/(1 + exp(-x)), x)", "sigmoid(x)*(1 + sigmoid(x))"),
    (SCALARS, "log(x^2)", "2*log(x)"),
    (SCALARS, "sqrt(x^2)", "x"),
    (SCALARS, "abs(x)*abs(x)", "x"),
    (SCALARS, "log(a + b)", "log(a) + log(b)"),
    (SCALARS, "E(z ~ N(x, a), z^2)", "x^2"),
    (SCALARS, "max(x, w)", "(x + w)/2"),
    (SCALARS, "(x^2)^(1/2)", "x"),
    (SCALARS, "x + 10^(-25)", "x"),
    (SCALARS, "tanh(40 + x^2)", "1"),
    (SOFTMAX, "diff(s[i], z[j])", "s[i]*(1 - s[j])"),
    (SOFTMAX, "-q[i] + s[i]*sum(k, q[k])", "s[i] - q[i]"),
    (MATRICES, "grad(x'*A*x, x)", "2*A*x"),
    (MATRICES, "grad(log(det(S)), S)", "0*S"),
    (MATRICES, "grad(log(det(S)), S)", "2*inv(S) - diag(diag(inv(S)))"),
    (MATRICES, "A*S", "S*A"),
    (MATRICES, "det(Q)", "1"),
    (MATRICES, "E(z ~ N(c, S), z'*A*z)", "c'*A*c"),
    (MATRICES, "x", "x'"),
]


def shown(scope: Scope, left: str, right: str) -> dict[str, int] | None:
    """What the cell would find, the trees and the scope sent there and back as rows."""
    job = {
        "scope": scope_rows(scope),
        "left": to_rows(read(left, scope)),
        "right": to_rows(read(right, scope)),
    }
    return answer(job | {"sizes": [dict.fromkeys(scope.dimensions, size) for size in (2, 3)]})


@pytest.mark.parametrize(("scope", "left", "right"), RIGHT, ids=[f"{a} = {b}" for _s, a, b in RIGHT])
def test_a_right_line_is_shown_to_be_exact(scope: Scope, left: str, right: str) -> None:
    assert shown(scope, left, right) is not None


@pytest.mark.parametrize(("scope", "left", "right"), WRONG, ids=[f"{a} = {b}" for _s, a, b in WRONG])
def test_a_wrong_line_is_never_shown(scope: Scope, left: str, right: str) -> None:
    assert shown(scope, left, right) is None


def test_a_certificate_says_for_which_sizes() -> None:
    assert shown(SOFTMAX, "diff(s[i], z[j])", "s[i]*(delta[i,j] - s[j])") == {"K": 2}
    assert shown(SCALARS, "x + x", "2*x") == {}
    assert shown(SCALARS, "sum(i, 1, m, 1)", "m") == {"m": 3}
    assert shown(SCALARS, "x^m*x", "x^(m + 1)") == {}
    assert shown(MATRICES, "grad(x'*A*x, x)", "(A + A')*x") == {"n": 2}
    assert shown(MATRICES, "x[3] + x[3]", "2*x[3]") == {"n": 3}
    assert shown(MATRICES, "x[4] + x[4]", "2*x[4]") is None


@pytest.mark.parametrize(
    "text",
    [
        *("9^9^9^9", "x^9^9", "(1 + x)^99999", "sum(k, 1, 10^9, k)", "prod(k, 1, 10^9, 2)"),
        *("eye(10^9)", "inv(0*S)", "x[i]/0", "log(0)", "inf - inf"),
    ],
)
def test_what_cannot_be_shown_is_left_alone_at_once(text: str) -> None:
    scope = scope_of({**MATRICES.names, "k": Name("index", ("n",))})
    assert shown(scope, text, text) is None


@pytest.mark.parametrize(("scope", "left", "right"), RIGHT, ids=[f"{a} = {b}" for _s, a, b in RIGHT])
def test_rows_give_the_same_tree(scope: Scope, left: str, right: str) -> None:
    for text in (left, right):
        node = read(text, scope)
        assert from_rows(to_rows(node)) == node
    again = scope_from(scope_rows(scope))
    assert (again.names, again.definitions, again.sizes) == (scope.names, scope.definitions, scope.sizes)
