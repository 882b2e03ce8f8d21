"""The plots of a unit: `plots/NAME.py` beside its lessons, each drawn where a fence names it."""

from __future__ import annotations

import ast
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tutor.packs.fields import is_kebab
from tutor.packs.files import Files
from tutor.packs.problems import PackProblems, did_you_mean
from tutor.packs.sliders import LANGUAGE, Slider, read_sliders
from tutor.packs.syntax import parse
from tutor.words import _


@dataclass(frozen=True, slots=True)
class PlotFile:
    """One plot as its file declares it: `line` is that of `def plot`; one that `speaks` takes `language`."""

    name: str
    file: str
    source: str
    line: int
    sliders: tuple[Slider, ...]
    speaks: bool


def is_plot_name(name: str) -> bool:
    """Whether a fence may name it; such a name never leads out of the folder."""
    return is_kebab(name.replace("_", "-"))


def read_plot(files: Files, path: Path) -> PlotFile | None:
    """The plot in the file `path`, or None with problems noted."""
    text = files.text(path)
    tree = None if text is None else parse(files, path, text)
    if text is None or tree is None:
        return None
    sliders = read_sliders(tree, lambda what, line: files.wrong(path, what, line=line))
    if sliders is None:
        return None
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "plot")
    takes = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}
    return PlotFile(path.stem, str(path), text, function.lineno, sliders, LANGUAGE in takes)


def load_plot(page: Path, name: str, root: Path) -> PlotFile:
    """The plot `name` of the lesson `page` in the pack at `root`. Raises PackProblems."""
    files = Files(root)
    path = page.parent / "plots" / f"{name}.py"
    if not is_plot_name(name):
        files.wrong(page, _("a plot fence names one plot: ```plot two-gaussians"))
    plot = None if files.problems else read_plot(files, path)
    if plot is None:
        raise PackProblems(files.problems)
    return plot


def check_plots(files: Files, unit: Path, named: Collection[str]) -> None:
    """Note what is wrong with the plots of a unit; `named` are those that its pages have fences for."""
    for path in files.entries(unit / "plots", optional=True):
        if path.suffix == ".py" and path.stem not in named:
            close = did_you_mean(path.stem, named)
            files.wrong(
                path, _("no page of this unit has a fence ```plot {name}").format(name=path.stem) + close
            )
    for name in named:
        read_plot(files, unit / "plots" / f"{name}.py")
