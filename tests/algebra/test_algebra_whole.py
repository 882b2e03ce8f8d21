"""Columns, matrices, expectations and integrals: pairs of lines, and whether one follows from the other."""

import numpy as np
import pytest

from tutor.algebra.evaluate import Budget, evaluate
from tutor.algebra.follow import follows
from tutor.algebra.names import read, read_step, scope_of
from tutor.algebra.outcome import Outcome
from tutor.algebra.sample import Points
from tutor.model import Name

SCOPE = scope_of(
    {
        "x": Name("vector", ("n",)),
        "y": Name("vector", ("n",)),
        "g": Name("vector", ("n",), "positive"),
        "b": Name("vector", ("n",)),
        "W": Name("matrix", ("m", "n")),
        "h": Name("vector", ("m",)),
        "Q": Name("matrix", ("n", "n"), "orthogonal"),
        "S": Name("matrix", ("n", "n"), "spd"),
        "A": Name("matrix", ("n", "n")),
        "P": Name("matrix", ("n", "n"), "symmetric"),
        "a": Name("scalar"),
        "m0": Name("scalar"),
        "s2": Name("scalar", (), "positive"),
        "s": Name("scalar", (), "positive"),
        "t": Name("scalar", (), "integer"),
        "p": Name("vector", ("K",), "simplex"),
        "q": Name("vector", ("K",), "simplex"),
        "i": Name("index", ("n",)),
        "j": Name("index", ("n",)),
        "k": Name("index", ("K",)),
        "r": Name("index", ("m",)),
        "eps": Name("scalar", (), "positive"),
        "lam": Name("scalar", (), "positive"),
        "w": Name("vector", ("n",)),
        "B": Name("matrix", ("n", "n"), "adjacency"),
    },
    {
        "mu": "mean(x)",
        "v": "mean((x - mu).*(x - mu))",
        "u[i]": "(x[i]-mu)/sqrt(v+eps)",
        "ent": "-sum(k,p[k]*log(p[k]))",
    },
)

FOLLOWS = [
    ("E(z~N(m0,s2),exp(z))", "= exp(m0+s2/2)"),
    ("E(z~N(m0,s2),exp(z))", ">= exp(m0)"),
    ("log(E(z~N(0,s2),exp(z)))", ">= E(z~N(0,s2),z)"),
    ("ent", "<= log(K)"),
    ("ent", ">= 0"),
    ("grad(ent,p)", "= -log(p)-1"),
    ("-sum(k,p[k]*log(q[k]))", ">= ent"),
    ("jac(u,x)", "= 1/sqrt(v+eps)*(eye(n)-ones(n)*ones(n)'/n-u*u'/n)"),
    ("hess(logsumexp(x),x)", "= diag(softmax(x))-softmax(x)*softmax(x)'"),
    ("tr(S)", "= sum(i,S[i,i])"),
    ("x'*S*x", ">= eigmin(S)*x'*x"),
    ("eigmax(S)", "<= tr(S)"),
    ("det(Q)^2", "= 1"),
    ("Q'", "= inv(Q)"),
    ("grad(eigmax(S),S)", "= grad(eigmax(S'),S)'"),
    ("grad(norm(x),x)", "= x/norm(x)"),
    ("grad(norm1(x),x)", "= sign(x)"),
    ("diff(normpdf(a,m0,s2),m0)", "= normpdf(a,m0,s2)*(a-m0)/s2"),
    ("log(normpdf(x,y,S))", "= -n/2*log(2*pi)-1/2*log(det(S))-1/2*(x-y)'*inv(S)*(x-y)"),
    ("grad(log(normpdf(x,y,S)),y)", "= inv(S)*(x-y)"),
    ("E(z~N(x,S),z*z')", "= S+x*x'"),
    ("E(z~N(x,S),z'*A*z)", "= tr(A*S)+x'*A*x"),
    ("Var(z~N(x,S),z)", "= S"),
    ("Var(z~N(m0,s2),z^2)", "= 4*m0^2*s2+2*s2^2"),
    ("max(x)", "<= logsumexp(x)"),
    ("logsumexp(x)", "<= max(x)+log(n)"),
    ("sum(i,1,t,i)", "= t*(t+1)/2"),
    ("prod(i,exp(x[i]))", "= exp(sum(x))"),
    ("tr(A*P)", "= tr(P*A)"),
    ("grad(tr(A'*A),A)", "= 2*A"),
    ("diff(inv(a*eye(n)+S),a)", "= -inv(a*eye(n)+S)*inv(a*eye(n)+S)"),
    ("B*ones(n)", "= B'*ones(n)"),
    ("int(z,-inf,inf,normpdf(z,m0,s2)*z)", "= m0"),
    ("int(z,0,inf,lam*exp(-lam*z))", "= 1"),
    ("int(z,0,inf,z*lam*exp(-lam*z))", "= 1/lam"),
    ("int(z,-inf,inf,normpdf(z,m0,s2)*normpdf(z,a,s))", "= normpdf(m0,a,s2+s)"),
    ("E(z~N(0,1),relu(m0+s*z))", "= E(z~N(m0,s^2),relu(z))"),
    ("grad(sum(r,tanh(W[r]*x)),x)", "= W'*(1-tanh(W*x).*tanh(W*x))"),
    ("W*x", "= sum(j,x[j]*W*eye(n)[j]')"),
    ("inv(A*S)", "= inv(S)*inv(A)"),
    ("(x+y)'*(x+y)", "= sqnorm(x)+2*dot(x,y)+sqnorm(y)"),
    ("norm(x+y)", "<= norm(x)+norm(y)"),
    ("abs(dot(x,y))", "<= norm(x)*norm(y)"),
    ("inv(A)*A*x", "= x"),
    ("x", "= inv(A)*A*x"),
    ("E(z~N(0,1),sigmoid(z))", "= 1/2"),
    ("diff(E(z~N(m0,1),tanh(z)),m0)", "= E(z~N(m0,1),1-tanh(z)^2)"),
    ("E(z~N(0,1),z*sin(a*z))", "= E(z~N(0,1),a*cos(a*z))"),
    ("softplus(a)", ">= a"),
    ("det(eye(n)+x*y')", "= 1+x'*y"),
    ("A^-1*x", "= inv(A)*x"),
    ("S^2", "= S*S"),
]

WRONG = [
    ("E(z~N(m0,s2),exp(z))", "= exp(m0+s2)"),
    ("E(z~N(m0,s2),exp(z))", "<= exp(m0)"),
    ("ent", "<= 0.97*log(K)"),
    ("jac(u,x)", "= 1/sqrt(v+eps)*(eye(n)-u*u'/n)"),
    ("eigmax(S)", "<= tr(S)/n"),
    ("E(z~N(x,S),z*z')", "= S"),
    ("Var(z~N(m0,s2),z^2)", "= 4*m0^2*s2+s2^2"),
    ("logsumexp(x)", "<= max(x)+0.9*log(n)"),
    ("tr(A*P)", "= tr(A)*tr(P)"),
    ("grad(tr(A'*A),A)", "= 2*A'"),
    ("inv(A*S)", "= inv(A)*inv(S)"),
    ("det(S+A)", "= det(S)+det(A)"),
    ("norm(x+y)", "<= sqrt(norm(x)^2+norm(y)^2)"),
    ("E(z~N(0,1),z*sin(a*z))", "= E(z~N(0,1),cos(a*z))"),
    ("norm(x+y)", "= norm(x)+norm(y)"),
    ("grad(x'*A*x,x)", "= 2*A*x"),
    ("int(z,0,inf,z*lam*exp(-lam*z))", "= lam"),
    ("log(normpdf(x,y,S))", "= -n/2*log(2*pi)-log(det(S))-1/2*(x-y)'*inv(S)*(x-y)"),
    ("x", "= inv(S)*x/det(S)"),
    ("W*x", "= W'*x"),
    ("tr(S)", ">= 1.02*eigmax(S)"),
    ("softmax(x)", "= exp(x)/sum(exp(x))+1e-7"),
    ("B", "= B.*B"),
]


def outcome(above: str, line: str, seed: int = 0) -> Outcome:
    return follows(read(above, SCOPE), read_step(line, SCOPE), SCOPE, np.random.default_rng(seed))


@pytest.mark.parametrize(("above", "line"), FOLLOWS)
def test_a_right_line_about_wholes_follows(above: str, line: str) -> None:
    assert {outcome(above, line, seed).verdict for seed in range(3)} == {"follows"}


@pytest.mark.parametrize(("above", "line"), WRONG)
def test_a_wrong_line_about_wholes_does_not(above: str, line: str) -> None:
    assert {outcome(above, line, seed).verdict for seed in range(3)} <= {"does_not_follow", "undefined"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("W*W", "times"),
        ("x*y", "a' * b"),
        ("x + W", "entry by entry"),
        ("x/y", "./"),
        ("x^2", "x.*x"),
        ("det(W)", "square matrix"),
        ("tr(x)", "square matrix"),
        ("a[1]", "no entries"),
        ("dot(x, h)", "same shape"),
        ("ones(-n)", "at least 1"),
    ],
)
def test_a_shape_mistake_is_told_in_shapes(line: str, said: str) -> None:
    try:
        found = outcome("a", line)
    except ValueError as error:
        assert said in str(error)
    else:
        assert found.verdict == "does_not_follow"
        assert said in found.message


def test_a_singular_matrix_is_undefined_with_its_reason() -> None:
    found = outcome("x", "= inv(x*y')*x")
    assert (found.verdict, found.condition) == ("undefined", "x*y' is invertible")


def test_a_line_under_one_whose_shapes_do_not_fit_cannot_be_told() -> None:
    assert outcome("W*W", "= x").verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("int(q, 0, 1, log(q))", -1.0),
        ("int(q, 0, inf, exp(-q)*sin(5*q))", 5 / 26),
        ("int(q, 0, 2, abs(q - 1/3))", 1 / 18 + 25 / 18),
        ("int(q, 1, 0, q)", -0.5),
        ("int(q, inf, inf, exp(q))", 0.0),
        ("int(q, inf, -inf, normpdf(q, 0, 1))", -1.0),
        ("E(z ~ N(0, 1), relu(z)^2)", 0.5),
        ("E(z ~ N(1, 4), log(normpdf(z, 1, 4)))", -0.5 * np.log(8 * np.pi) - 0.5),
        ("Var(z ~ N(0, 1), abs(z))", 1 - 2 / np.pi),
        ("E(z ~ N(0, 1), w ~ N(z, 2), z*w)", 1.0),
    ],
)
def test_an_integral_has_its_textbook_value(text: str, exact: float) -> None:
    at = Points({"n": 3, "m": 2, "K": 2}, {}, {}, np.zeros(1, int))
    found = evaluate(read(text, SCOPE), SCOPE, at, Budget())
    assert found.value[0] == pytest.approx(exact, rel=1e-9, abs=1e-12)
