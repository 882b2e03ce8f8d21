"""Every attack under `attacks`, in each tier and as each user: deserved verdicts only, and nothing outside
changes.

An attack begins with a docstring: what it tries and must not achieve. Comments after it may say
`# EXPECT: status...` (else any verdict but `pass`), `# SECONDS: n` where it runs into the limit, and
`# TIER: name` where only one tier promises to stop it.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from attacks.made import MADE
from outside import Outside, witness
from wrappers import wrapped

from tutor.judge import checks, drawn
from tutor.judge.code import Draws, Uses, judge_code
from tutor.judge.drawn import PackBroken
from tutor.model import Exercise, Limits, Verdict
from tutor.packs.load import load_exercise
from tutor.sandbox.hosts import CannotJudge, Hosts

HERE = Path(__file__).parent
ATTACKS = HERE / "attacks"
EXERCISES = HERE.parents[1] / "exercises"
NOT_PASS = {"fail", "error", "violation", "invalid", "timeout"}
SECONDS = 5.0  # for attacks that do not run into the limit; ample under load
MEMORY_MB = 160
PACK_SECONDS = 1.0
HONEST_SECONDS = 1.0
HONEST = {
    "softmax": """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
""",
    "scaled-dot-product-attention": """import torch
def scaled_dot_product_attention(q, k, v, mask=None):
    q, k, v = (torch.as_tensor(t).double() for t in (q, k, v))
    scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~torch.as_tensor(mask), float("-inf"))
    e = torch.exp(scores - scores.amax(-1, keepdim=True).clamp_min(-1e300))
    weights = e / e.sum(-1, keepdim=True).clamp_min(1e-300)
    return weights @ v, weights
""",
}
PLACES = {
    "namespaces as root": ("namespaces", ()),
    "landlock as root": ("landlock", ()),
    "namespaces as user": ("namespaces", ("as_user",)),
    "landlock as user": ("landlock", ("without_user_namespaces",)),
}


@dataclass(frozen=True)
class Attack:
    """One hostile answer and what may become of it."""

    name: str
    source: bytes
    expect: frozenset[str]
    seconds: float
    tier: str | None


def attack(name: str, source: bytes) -> Attack:
    head = dict(re.findall(rb"^# (EXPECT|SECONDS|TIER): (.+)$", source[:2000], re.MULTILINE))
    expect = frozenset(head.get(b"EXPECT", b"").decode().split()) or NOT_PASS
    seconds = float(head.get(b"SECONDS", SECONDS))
    return Attack(name, source, frozenset(expect), seconds, head.get(b"TIER", b"").decode().strip() or None)


def written(folder: str) -> list[Attack]:
    return [attack(path.stem, path.read_bytes()) for path in sorted((ATTACKS / folder).glob("*.py"))]


NUMPY = [*written("numpy"), *(attack(name, make()) for name, make in MADE.items())]
TORCH = written("torch")
PACKS = sorted(path.name for path in (ATTACKS / "packs").iterdir() if (path / "exercise.toml").exists())


@dataclass
class Place:
    """Hosts in one tier as one user, with the witness around them."""

    tier: str
    hosts: Hosts
    draws: Draws
    outside: Outside

    def judge(self, exercise: Exercise, source: bytes, seconds: float, seed: int = 1) -> Verdict:
        limits = Limits(seconds, MEMORY_MB if exercise.id == "softmax" else 512)
        return judge_code(replace(exercise, limits=limits), source, seed, self.draws)

    def honest(self, name: str) -> str:
        """The verdict on an honest answer, or how long it took where that was too long."""
        exercise = load_exercise(EXERCISES / name, "course")
        for _ in range(2):  # one that a busy computer has delayed is tried once more
            began = time.monotonic()
            verdict = self.judge(exercise, HONEST[name].encode(), SECONDS)
            took = time.monotonic() - began
            if took < HONEST_SECONDS:
                return verdict.status
        return f"{verdict.status} after {took:.1f} s"


@pytest.fixture(scope="module", params=list(PLACES))
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    tier, worlds = PLACES[request.param]
    hosts = Hosts(wrap=wrapped(*worlds) if worlds else (), tier=tier)
    try:
        assert hosts.get("numpy").info["tier"] == tier
        hosts.get("torch")
    except CannotJudge as problem:
        hosts.stop()
        pytest.skip(str(problem))
    try:
        with witness(hosts, EXERCISES / "softmax") as outside:
            yield Place(tier, hosts, Draws(hosts), outside)
    finally:
        hosts.stop()


def hold(place: Place, exercise: Exercise, attack: Attack) -> None:
    """Run the attack: its verdict is deserved, nothing outside changed, the next honest answer passes."""
    if attack.tier not in (None, place.tier):
        pytest.skip(f"only the {attack.tier} tier stops this, and doctor says so")
    verdict = place.judge(exercise, place.outside.aim(attack.source), attack.seconds)
    damage = place.outside.damage(verdict)
    assert not damage, (attack.name, verdict.status, verdict.message, damage)
    assert verdict.status in attack.expect, (verdict.status, verdict.message, verdict.stdout[-500:])
    assert place.honest(exercise.id) == "pass"


@pytest.mark.parametrize("attack", NUMPY, ids=lambda a: a.name)
def test_a_numpy_attack_is_held(place: Place, attack: Attack) -> None:
    hold(place, load_exercise(EXERCISES / "softmax", "course"), attack)


@pytest.mark.parametrize("attack", TORCH, ids=lambda a: a.name)
def test_a_torch_attack_is_held(place: Place, attack: Attack) -> None:
    hold(place, load_exercise(EXERCISES / "scaled-dot-product-attention", "course"), attack)


@pytest.mark.parametrize("name", PACKS)
def test_a_malicious_pack_is_held(place: Place, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack that fails is said to be broken; one that grades is believed only about its own exercise."""
    monkeypatch.setattr(drawn, "PACK_SECONDS", PACK_SECONDS)
    monkeypatch.setattr(checks, "PACK_SECONDS", PACK_SECONDS)
    exercise = load_exercise(ATTACKS / "packs" / name, "evil")
    aimed = {file: place.outside.aim(text.encode()).decode() for file, text in exercise.sources.items()}
    exercise = replace(exercise, sources=aimed)
    answer = place.outside.aim((ATTACKS / "packs" / name / "answer.py").read_bytes())
    head = (ATTACKS / "packs" / name / "exercise.toml").read_text()
    expect = set(re.findall(r"^# EXPECT: (.+)$", head, re.MULTILINE)[0].split())
    try:
        verdict = judge_code(exercise, answer, 1, place.draws)
    except PackBroken as problem:
        verdict = Verdict(exercise.id, "code", "undecided", str(problem))
    damage = place.outside.damage(verdict)
    assert not damage, (name, verdict.status, verdict.message, damage)
    said: Any = "broken" if verdict.status == "undecided" else verdict.status
    assert said in expect, verdict.message
    assert place.honest("softmax") == "pass"


def test_a_pack_of_the_same_name_does_not_poison_kept_values(draws: Draws, tmp_path: Path) -> None:
    """Expected values are kept by content: neither a twin's nor those of an older foundation are used."""
    shutil.copytree(EXERCISES / "softmax", tmp_path / "softmax")
    reference = tmp_path / "softmax" / "reference.py"
    reference.write_text(reference.read_text().replace("return e /", "return 2 * e /"))
    ours = draws.get(load_exercise(EXERCISES / "softmax", "course"), 5, Uses())
    theirs = draws.get(load_exercise(tmp_path / "softmax", "course"), 5, Uses())
    again = draws.get(load_exercise(EXERCISES / "softmax", "course"), 5, Uses())
    older = draws.get(load_exercise(EXERCISES / "softmax", "course"), 5, Uses({"other": "x = 1\n"}))
    assert again is ours
    assert older is not ours
    assert theirs.cases[0].expected[0] == 2 * ours.cases[0].expected[0]
