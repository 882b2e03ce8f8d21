"""Rules are decided on what a name stands for: every disguise is found, and no namesake is accused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.judge.rules import Broken, broken_rules
from tutor.model import Rules

FORBID = Rules(forbid=("softmax", "Softmax", "backward", "grad", "numpy.linalg", "sorted"))
NO_LOOPS = Rules(loops=False)

USED = {
    "a path": "import torch\ny = torch.softmax(x, -1)",
    "an alias of a module": "import torch.nn.functional as F\ny = F.softmax(x, -1)",
    "a module from a package": "from torch.nn import functional as F\ny = F.softmax(x)",
    "another module": "import torch\ny = torch.special.softmax(x, 0)",
    "a class": "import torch\ny = torch.nn.Softmax(-1)(x)",
    "a method of a library's value": "import torch\ny = torch.as_tensor(x).softmax(-1)",
    "a method of a parameter": "def f(x):\n    return x.softmax(-1)",
    "a method of an annotated parameter": "import torch\ndef f(x: torch.Tensor): return x.softmax(-1)",
    "a method through the type": "import torch\ny = torch.Tensor.softmax(x, -1)",
    "a method of a sum": "import torch\ny = (torch.ones(2) + 1).softmax(-1)",
    "getattr": 'import torch\ny = getattr(torch, "softmax")(x)',
    "getattr in two parts": 'import torch\ny = getattr(torch, "soft" + "max")(x)',
    "attrgetter": 'import operator\ny = operator.attrgetter("softmax")(x)',
    "methodcaller": 'from operator import methodcaller\ny = methodcaller("softmax", -1)(x)',
    "the module's dictionary": 'import torch\ny = torch.__dict__["softmax"](x)',
    "vars": 'import torch\ny = vars(torch)["softmax"](x)',
    "a name for the function": "import torch\ns = torch.softmax\ny = s(x)",
    "import by text": '\ny = __import__("torch").softmax(x)',
    "a star import": "from torch import *\ny = softmax(x, 0)",
    "a conditional module": "import torch as t, torch.nn.functional as F\ny = (t if 1 else F).softmax(x)",
    "an alias inside a function": "import torch\ndef f(x):\n    import torch as q; return q.softmax(x)",
    "a gradient of a library's value": "import torch\nw = torch.ones(2); g = w.grad",
    "a module": "import numpy as np\ny = np.linalg.solve(a, b)",
    "a submodule by name": "import numpy as np, numpy\ny = numpy.linalg.inv",
    "a built-in": "\ny = sorted(x)",
}
IMPORTED = {
    "a function under another name": "from torch.nn.functional import softmax as s\ny = s(x, -1)",
    "a function of a forbidden module": "from numpy.linalg import solve\ny = solve(a, b)",
    "a forbidden module": "from numpy import linalg as la\ny = la.solve(a, b)",
    "a forbidden module by its path": "import numpy.linalg\n",
    "everything of a forbidden module": "from numpy.linalg import *\n",
}
INNOCENT = {
    "one's own function": "def softmax(x):\n    return softmax(x[0]) if x.ndim > 9 else x / x.sum()",
    "one's own helper": "def softmax(x): return x\ndef f(x): return softmax(x)",
    "one's own method": "class A:\n    def softmax(self): pass\n    def f(self): return self.softmax()",
    "an object of one's own class": "class A:\n    def backward(self): pass\na = A()\na.backward()",
    "an object in a list": "class A:\n    def backward(self): pass\nfor a in [A()]:\n    a.backward()",
    "an annotated field": "class P:\n    grad: float = 0\ndef f(p): return p.grad",
    "an attribute that one sets": "def f(p):\n    p.grad = 1\n    return p.grad",
    "a namespace": "from types import SimpleNamespace as S\np = S(grad=1)\ny = p.grad",
    "a named tuple": 'from collections import namedtuple\nP = namedtuple("P", "grad")\ny = P(1).grad',
    "a local variable": "def f(x):\n    grad = x + 1\n    return grad * 2",
    "a parameter": "def f(grad, softmax=None):\n    return grad + softmax",
    "a key": 'd = {"softmax": 1}\ny = d["softmax"]',
    "a keyword": "y = dict(softmax=1, grad=2)",
    "a loop's variable": "def f(xs):\n    for grad in xs: grad\n    return [softmax for softmax in xs]",
    "an exception's name": "try: pass\nexcept ValueError as grad: print(grad)",
    "a text": 'x = "torch.softmax(x)"  # torch.softmax',
    "one's own class": "class Softmax: pass\ny = Softmax()",
    "an earlier answer": "from mynn import softmax\ny = softmax(x)",
    "an earlier answer's module": "import mynn\ny = mynn.softmax(x)",
    "an assignment expression": "def f(x): return (grad := x) + grad",
    "one's own sorted": "def sorted(x): return x\ny = sorted([2, 1])",
    "a name that only begins so": "import torch\ny = torch.softmax_like, torch.no_grad",
    "another linalg": "import scipy.linalg as la\ny = la.norm",
    "a neighbour of a dotted name": "import numpy as np\ny = np.linalgebra",
    "names bound to each other": "def f():\n    a = b; b = a\n    return a",
}


@pytest.mark.parametrize("source", USED.values(), ids=USED.keys())
def test_a_forbidden_thing_is_found_in_every_disguise(source: str) -> None:
    (broken,) = broken_rules(source, FORBID)
    assert broken.line >= 2 or "def f" in source or source.startswith("import torch\ny")
    assert f"Line {broken.line}" in broken.message


@pytest.mark.parametrize("source", IMPORTED.values(), ids=IMPORTED.keys())
def test_a_forbidden_import_is_told_at_its_own_line(source: str) -> None:
    assert broken_rules(source, FORBID)[0].line == 1


@pytest.mark.parametrize("source", INNOCENT.values(), ids=INNOCENT.keys())
def test_a_namesake_is_not_accused(source: str) -> None:
    assert broken_rules(source, FORBID) == []


def test_what_is_used_is_named_as_it_is_written() -> None:
    source = "import torch.nn.functional as F\n\ndef softmax(x):\n    return F.softmax(x, -1)\n"
    assert broken_rules(source, FORBID) == [
        Broken("forbid", 4, "Line 4 uses F.softmax, which this exercise asks you to write yourself.")
    ]


def test_a_method_can_be_forbidden_of_tensors_alone() -> None:
    rules = Rules(forbid=("torch.Tensor.softmax",))
    assert broken_rules("def f(x): return x.softmax(0)", rules)
    assert not broken_rules("import torch\ny = torch.softmax(x, 0)", rules)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("for i in range(3): pass", "for"),
        ("while True: break", "while"),
        ("y = [i for i in x]", "comprehension"),
        ("y = {i for i in x}", "comprehension"),
        ("y = {i: 1 for i in x}", "comprehension"),
        ("y = sum(i for i in x)", "generator"),
        ("y = list(map(f, x))", "map"),
        ("import numpy as np; y = np.vectorize(f)(x)", "np.vectorize"),
        ("from numpy import vectorize as v; y = v(f)(x)", "v"),
        ("from functools import reduce; y = reduce(f, x)", "reduce"),
        ("async def f(x):\n    async for i in x: pass", "for"),
    ],
)
def test_each_kind_of_loop_is_named(source: str, what: str) -> None:
    (broken,) = broken_rules(source, NO_LOOPS)
    assert broken.rule == "loops"
    assert f"with {what}" in broken.message or f"with a {what}" in broken.message


def test_what_only_sounds_like_a_loop_is_none() -> None:
    assert broken_rules("def map(x): return x\ny = map(x)\nfilter = 3\nprint(filter, 'for')", NO_LOOPS) == []
    assert broken_rules("for i in x: pass", Rules()) == []


def test_many_bindings_of_one_name_take_no_time() -> None:
    source = "import torch\nx = torch.ones(2)\n" + "x = x + x.y\n" * 2000 + "x.softmax(0)\n"
    assert [broken.line for broken in broken_rules(source, FORBID)] == [2003]


PIECES = "softmax torch. ( ) [ ] = * : 1 .grad".split()
PIECES += ["\n", " ", "x = ", "def f", "class A", "lambda x: ", "for x in y", "if ", "global x\n"]
PIECES += ["import torch\n", "from torch import *\n", "getattr(torch, 'softmax')"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_gives_a_list(text: str) -> None:
    found = broken_rules(text, Rules(("softmax", "numpy.linalg"), loops=False))
    assert all(isinstance(broken, Broken) and broken.line >= 1 for broken in found)


def test_a_long_expression_is_written_out_once_and_not_for_each_of_its_parts() -> None:
    """Of forbidden names in a chain on a long list each one used to be written out whole: ten seconds."""
    chain = "y = [" + "0," * 200 + "]" + ".softmax" * 50
    (broken,) = broken_rules(chain, FORBID)
    assert "….softmax" in broken.message
