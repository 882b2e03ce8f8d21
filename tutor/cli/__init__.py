"""The command line. Each command lives in a module that is imported only when it is used."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NoReturn, TextIO

import click

from tutor import __version__, words
from tutor.cli.output import CANNOT_JUDGE, WRONG_USE, fail
from tutor.words import _

COMMANDS = {
    "list": "tutor.cli.learning:listing",
    "start": "tutor.cli.answering:start",
    "check": "tutor.cli.answering:check",
    "run": "tutor.cli.answering:run",
    "watch": "tutor.cli.watching:watch",
    "hint": "tutor.cli.learning:hint",
    "solution": "tutor.cli.learning:solution",
    "reset": "tutor.cli.answering:reset",
    "read": "tutor.cli.learning:read",
    "quiz": "tutor.cli.learning:quiz",
    "path": "tutor.cli.learning:path",
    "place": "tutor.cli.placing:place",
    "review": "tutor.cli.remembering:review",
    "homework": "tutor.cli.homework:homework",
    "submit": "tutor.cli.homework:submit",
    "report": "tutor.cli.disputes:report",
    "export": "tutor.cli.remembering:export",
    "import": "tutor.cli.remembering:bring",
    "pack": "tutor.cli.packs:pack",
    "grade": "tutor.cli.grading:grade",
    "doctor": "tutor.cli.machine:doctor",
    "service": "tutor.cli.machine:service",
    "serve": "tutor.cli.serving:serve",
}
INTERRUPTED = 130


class Commands(click.Group):
    """Imports a command when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], COMMANDS, 1)
            meant = _(' Did you mean "{name}"?').format(name=close[0]) if close else ""
            ctx.fail(_('There is no command "{name}".').format(name=args[0]) + meant)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="tutor")
@click.option("--plain/--screen", default=None, help="Plain lines for a screen reader, or the screen again.")
@click.pass_context
def tutor(ctx: click.Context, plain: bool | None) -> None:
    """The mathematics and the code of a machine-learning course, by hand.

    Without a command, opens the app where you left off.
    """
    if ctx.invoked_subcommand is not None:
        return
    if not plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(ctx.get_help())
        return
    from tutor.cli.opening import open_tutor

    ctx.exit(open_tutor(plain))


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with the contract's code."""
    _open_streams()
    words.use(words.preferred_language())
    arguments = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in arguments
    try:
        result: Any = tutor.main(arguments, prog_name="tutor", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except click.UsageError as problem:
        hint = f" {_('See')}: {problem.ctx.command_path} --help" if problem.ctx else ""
        code = fail(problem.format_message() + ("" if as_json else hint), WRONG_USE, as_json)
    except click.ClickException as problem:
        code = fail(problem.format_message(), WRONG_USE, as_json)
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        code = 0
    except OSError as problem:
        code = _cannot(problem, as_json)
    except Exception as problem:
        code = _expected(problem, as_json)
    raise SystemExit(code)


def _open_streams() -> None:
    """What was closed before we began would be None, and its number would go to the next file opened."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def _cannot(problem: OSError, as_json: bool) -> int:
    said = _("This cannot be done here: {why}.").format(why=problem)
    try:
        sys.stdout.flush()  # fails once more where it is the output that cannot be written
        return fail(said, CANNOT_JUDGE, as_json)
    except OSError:
        _silence(sys.stdout)
        return fail(said, CANNOT_JUDGE, as_json=False)


def _silence(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _expected(problem: Exception, as_json: bool) -> int:
    """The exit code of an exception that carries a sentence; any other goes on its way."""
    from tutor.answers import AnswerError
    from tutor.home import HomeError
    from tutor.service.client import ServiceError
    from tutor.text.quiz import QuizError

    if isinstance(problem, ServiceError):
        return fail(str(problem), problem.exit, as_json)
    if isinstance(problem, AnswerError | QuizError):
        return fail(str(problem), WRONG_USE, as_json)
    if isinstance(problem, HomeError):
        return fail(str(problem), 3, as_json)
    raise problem
