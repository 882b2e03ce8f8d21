"""Attacks whose sources are no text that could be kept in a file: too long, too deep, not UTF-8."""

from __future__ import annotations

from collections.abc import Callable


def big_source_10mb() -> bytes:
    """Makes the judge or the cell chew ten megabytes."""
    return b"# EXPECT: invalid\nx = [" + b"1, " * (10 << 18) + b"]\n"


def big_source_at_limit() -> bytes:
    """Stalls the compiler within the size limit."""
    return b"# EXPECT: error fail timeout\n# SECONDS: 3\n" + b"x=[" + b"{}," * 21_000 + b"]\n"


def coding_cookie() -> bytes:
    """Chooses a codec of its own."""
    return b"# -*- coding: utf_7 -*-\n# EXPECT: error fail invalid\n+AAo-print('BRO' 'KE')\n"


def coding_rot13() -> bytes:
    """Chooses a codec that is no codec of text."""
    return b"# -*- coding: rot13 -*-\n# EXPECT: invalid error\ncevag('OEBXR')\n"


def deep_attribute() -> bytes:
    """Overflows the compiler."""
    return b"# EXPECT: error invalid fail timeout\nx = 1\ny = x" + b".real" * 12_000 + b"\n"


def deep_binary() -> bytes:
    """Overflows the compiler by a long sum."""
    return b"# EXPECT: error invalid fail timeout\nx = 1" + b"+1" * 30_000 + b"\n"


def deep_call() -> bytes:
    """Overflows whoever walks the tree of a nested call."""
    return b"# EXPECT: error invalid\nx = " + b"f(" * 5_000 + b")" * 5_000 + b"\n"


def deep_indent() -> bytes:
    """Overflows the tokenizer."""
    lines = b"".join(b" " * n + b"if 1:\n" for n in range(150))
    return b"# EXPECT: invalid error\n" + lines + b" " * 150 + b"pass\n"


def deep_parens() -> bytes:
    """Overflows the parser."""
    return b"# EXPECT: invalid error\nx = " + b"(" * 30_000 + b")" * 30_000 + b"\n"


def deep_unary() -> bytes:
    """Overflows the compiler by signs."""
    return b"# EXPECT: error invalid\nx = " + b"-" * 60_000 + b"1\n"


def deep_fstring() -> bytes:
    """Nests formatted strings."""
    return b"# EXPECT: error invalid\nx = " + b"f'{" * 500 + b"1" + b"}'" * 500 + b"\n"


def deep_lambda() -> bytes:
    """Nests functions."""
    return b"# EXPECT: error invalid fail\nx = " + b"lambda:" * 5_000 + b"1\n"


def rule_of_deep_source() -> bytes:
    """Makes the rules walk a deep tree whose last leaf breaks one of them."""
    return b"# EXPECT: error invalid fail\nx = " + b"a." * 3_000 + b"softmax\n"


def empty_file() -> bytes:
    """Holds nothing."""
    return b""


def blank_file() -> bytes:
    """Holds only spaces."""
    return b" \n\t\n\f\n"


def not_utf8() -> bytes:
    """Crashes the decoder."""
    return b"# EXPECT: invalid\n\xff\xfe\x80 = 1\n"


def null_bytes() -> bytes:
    """Crashes the compiler by a zero byte."""
    return b"# EXPECT: invalid\nx = 1\0\n"


def utf16_bom() -> bytes:
    """Is text of another encoding."""
    return "\ufeffdef softmax(x, axis=-1):\n    return x\n".encode("utf-16")


def utf8_bom_twice() -> bytes:
    """Begins with two marks of byte order."""
    return "\ufeff\ufeff# EXPECT: invalid error\nx = 1\n".encode()


def lone_surrogate() -> bytes:
    """Holds half a character, encoded by hand."""
    return b"# EXPECT: invalid\nx = '\xed\xa0\x80'\n"


def surrogate_by_escape() -> bytes:
    """Makes half a character at run time and raises with it."""
    return b"# EXPECT: error\nprint('\\ud800'.encode('utf-8', 'surrogatepass'))\nraise ValueError('\\ud800\\udfff')\n"


def syntax_error_ansi() -> bytes:
    """Puts escape sequences into the line of a syntax error."""
    return "# EXPECT: invalid\nx = '\x1b[2J\u202e\x9b31m' 5 \x1b]0;owned\x07\n".encode()


def syntax_error_at_run_time() -> bytes:
    """Raises a syntax error of its own making, with a line and a column of its choice."""
    error = b"SyntaxError('\\x1b[2J', ('answer.py', 10**9, -5, '\\x1b[31m' * 500))"
    return b"# EXPECT: error invalid\nraise " + error + b"\n"


def carriage_returns() -> bytes:
    """Shows one line and means another."""
    return b"# EXPECT: error fail invalid\nx = 1 # harmless\rprint('hidden')\n"


def form_feeds() -> bytes:
    """Hides lines from whoever counts them differently."""
    return (
        "# EXPECT: error invalid\nx = 1\x0c\x0b\x1c\u2028\u2029\n".encode().replace(b"\x0b\x1c", b"")
        + b"raise ValueError\n"
    )


def homoglyph_function() -> bytes:
    """Defines the function by a name that only looks right."""
    return "# EXPECT: error\ndef sоftmax(x, axis=-1):\n    return x\n".encode()


def long_names() -> bytes:
    """Fills messages by names of sixty thousand letters."""
    name = b"n" * 60_000
    return b"# EXPECT: error\nclass " + name + b"(Exception): pass\nraise " + b"n" * 2_000 + b"\n"


def many_decorators() -> bytes:
    """Piles decorators on the function."""
    return b"# EXPECT: error invalid fail\n" + b"@int\n" * 8_000 + b"def softmax(x, axis=-1): return 1\n"


def piled_accents() -> bytes:
    """Keeps the parser busy for seconds by one name that is to be put into its canonical order."""
    return "# EXPECT: invalid\nx".encode() + "\u0315\u0300".encode() * 14_000 + b" = 1\n"


def forbidden_chain() -> bytes:
    """Makes the rules write out a long expression again for each of its parts."""
    return b"# EXPECT: error fail\ny = [" + b"0," * 15_000 + b"]" + b".softmax" * 250 + b"\n"


MADE: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in list(globals().values())
    if callable(make) and getattr(make, "__module__", None) == __name__
}
