"""`tutor serve`: the app in a browser."""

from __future__ import annotations

import asyncio

import click

from tutor.cli.output import CANNOT_JUDGE, fail, note, say
from tutor.words import _

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@click.option("--port", default=8765, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--bind", "address", default="127.0.0.1", metavar="ADDRESS", help="Listen beyond this machine.")
def serve(port: int, address: str) -> int:
    """The app in a browser, on this machine alone unless --bind says otherwise."""
    from tutor.web.server import Server

    if address not in LOOPBACK:
        note(
            _(
                "Careful: everybody who gets hold of the address below can use this app as you, "
                "and with it write and run code on this machine. The connection is not encrypted."
            )
        )

    def announce(url: str) -> None:
        say(_("byhand is at {url}").format(url=url))
        say(_("The address holds a secret that is new each time. Ctrl+C ends it."))

    try:
        asyncio.run(Server(address, port, "byhand").run(announce))
    except OSError as problem:
        said = _("{address}, port {port}, cannot be used ({why}); choose another with --port.")
        why = problem.strerror or str(problem)
        return fail(said.format(address=address, port=port, why=why), CANNOT_JUDGE, False)
    return 0
