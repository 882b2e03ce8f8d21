"""One visit of the app in a browser: started by the server, with the browser for a terminal."""

from __future__ import annotations

from tutor import words
from tutor.tui.app import run

if __name__ == "__main__":
    words.use(words.preferred_language())
    raise SystemExit(run())
