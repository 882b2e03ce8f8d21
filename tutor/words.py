"""The one catalogue of interface strings: `_("...")` everywhere, the language chosen per request.

The service answers clients in different languages at once, so the choice is a context variable and not
a process-wide setting. The source language is English; what is missing in a catalogue falls back to it.
"""

from __future__ import annotations

import gettext
import os
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

DOMAIN = "tutor"
LOCALE_DIR = Path(__file__).parent / "locale"

_language: ContextVar[str] = ContextVar("language", default="en")


def preferred_language() -> str:
    """The user's language from the environment, as `en`, `zh`, ...; `en` when nothing is said."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(":")[0].split(".")[0].split("_")[0]
        if value:
            return "en" if value in ("C", "POSIX") else value
    return "en"


def use(language: str) -> None:
    """Choose the language for the current thread or task."""
    _language.set(language if language.isalpha() else "en")


def current_language() -> str:
    """The language that `_` answers in here and now."""
    return _language.get()


@lru_cache(maxsize=8)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_DIR, [language], fallback=True)


def _(message: str) -> str:
    """`message` in the current language."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a message that goes with the number `n`."""
    return _catalogue(_language.get()).ngettext(one, many, n)
