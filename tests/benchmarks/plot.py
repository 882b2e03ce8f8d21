"""One step of a slider, from the key press to the new picture, with the real service and its host warm.

Run: python tests/benchmarks/plot.py [STEPS]
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median

PAGES = {
    "bars": "softmax-cross-entropy/softmax",
    "curves": "backprop/activations",
    "scatter with boundary": "gaussian-generative/straight-border",
    "heat map": "self-attention/attention",
    "contour with path": "find-a-function/error-surface",
    "histogram": "normalization/batch-norm",
}
PATIENCE = 20.0
BUDGET = 0.1  # seconds


async def seconds_of(page: str, steps: int) -> list[float]:
    """How long each step took until the picture on the screen was the new one.

    Raises SystemExit for a page without a plot that has a slider.
    """
    from tutor.tui.app import TutorApp
    from tutor.tui.where import Place, Where
    from tutor.tui.widgets.plot import Picture, PlotBox
    from tutor.tui.widgets.slider import Slider

    where = Where()
    where.go(Place("lesson", page))
    app = TutorApp(where=where)
    times: list[float] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await _until(lambda: bool(app.screen.query(Slider)), f"a slider on the page {page}")
        slider = max(app.screen.query(Slider), key=lambda slider: len(slider.values))
        picture = app.screen.query_one(PlotBox).query_one(Picture)
        slider.focus()
        await pilot.press("home")
        await pilot.pause(0.5)
        for _step in range(min(steps, len(slider.values) - 1)):  # a place seen before would cost no cell
            before, began = picture.plot, time.perf_counter()
            app.simulate_key("right")
            await _until(lambda before=before: picture.plot is not before, f"a new picture on {page}")
            picture.render()
            times.append(time.perf_counter() - began)
            await pilot.pause(0.1)
    return times


async def _until(done: Callable[[], bool], awaited: str) -> None:
    limit = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > limit:
            raise SystemExit(f"{PATIENCE:.0f} s without {awaited}")
        await asyncio.sleep(0.001)


def main(steps: int) -> None:
    """Print a row for each kind of picture."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TUTOR_HOME"] = home
        from tutor.service import client

        try:
            for kind, page in PAGES.items():
                client.call("page", page=page)
                times = sorted(asyncio.run(seconds_of(page, steps)))
                worst = times[int(0.95 * (len(times) - 1))]
                print(
                    f"{kind:22} median {median(times) * 1e3:6.1f} ms   p95 {worst * 1e3:6.1f} ms   "
                    f"{median(times) / BUDGET:.2f} of the budget"
                )
        finally:
            client.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
