"""The colours to choose from: dark, light, high contrast, and the terminal's own."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK, LIGHT, CONTRAST, TERMINAL = "dark", "light", "high-contrast", "ansi"

THEMES = {
    theme.name: theme
    for theme in (
        Theme(
            name=DARK,
            primary="#7aa2d6",
            secondary="#8fb8a8",
            accent="#e0b060",
            warning="#e0b060",
            error="#e27878",
            success="#86c07a",
            foreground="#dcdcd4",
            background="#16181d",
            surface="#1d2026",
            panel="#282c34",
            dark=True,
        ),
        Theme(
            name=LIGHT,
            primary="#2c5d9b",
            secondary="#2f6f5c",
            accent="#9a5b00",
            warning="#9a5b00",
            error="#b02a2a",
            success="#2c7a2c",
            foreground="#22242a",
            background="#fbfaf6",
            surface="#f3f1ea",
            panel="#e6e3d9",
            dark=False,
        ),
        Theme(
            name=CONTRAST,
            primary="#7fd4ff",
            secondary="#ffffff",
            accent="#ffff00",
            warning="#ffff00",
            error="#ff8080",
            success="#80ff80",
            foreground="#ffffff",
            background="#000000",
            surface="#000000",
            panel="#202020",
            dark=True,
            text_alpha=1.0,
        ),
        replace(BUILTIN_THEMES["ansi-dark"], name=TERMINAL),
    )
}
