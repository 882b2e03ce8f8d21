"""How long a lesson of 100 blocks takes to open, beside the same text in Textual's own Markdown.

    python tests/benchmarks/page.py [turns]

Processor seconds of one process, so that a busy machine counts little; the two take turns.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from tutor.tui.widgets.page import Page

PART = r"""## Heading {n}

Some text with a formula $x_{{{n}}} = \frac{{a}}{{b}}$ and a second sentence, long enough for another line.

$$p_i = \frac{{e^{{x_i}}}}{{\sum_j e^{{x_j}}}}$$

| a | b |
|---|---|
| $x$ | text |

```python
def f(x):
    return x
```
"""
TEXT = "\n".join(PART.format(n=n) for n in range(20))
BUDGET = 0.5  # seconds


class Shown(App[None]):
    """Nothing but a page."""

    def __init__(self, page: Markdown) -> None:
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        """The page in its scroll."""
        with VerticalScroll():
            yield self.page


async def seconds(page: Markdown) -> float:
    """From the text to the blocks on the screen."""
    async with Shown(page).run_test(size=(80, 24)) as pilot:
        began = time.process_time()
        await page.update(TEXT)
        await pilot.pause()
        assert len(page.children) == 100
        return time.process_time() - began


async def measure(turns: int) -> None:
    """Print both medians, and their ratio."""
    ours, theirs = [], []
    for turn in range(turns + 1):
        pair = await seconds(Page()), await seconds(Markdown())
        if turn:  # the first pair imports
            ours.append(pair[0])
            theirs.append(pair[1])
    page, plain = statistics.median(ours), statistics.median(theirs)
    print(f"100 blocks: {page * 1e3:.0f} ms ({min(ours) * 1e3:.0f} at best), budget {BUDGET * 1e3:.0f} ms")
    print(f"Textual's Markdown of the same text: {plain * 1e3:.0f} ms; ratio {page / plain:.2f}")


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
