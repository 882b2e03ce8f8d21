"""What this machine can enforce, for `tutor doctor`."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from typing import Any

from tutor import __version__, home
from tutor.progress.store import RecordError
from tutor.sandbox.hosts import LIBRARIES, CannotJudge, Hosts
from tutor.service.keeping import Keeping
from tutor.words import _

PACKAGES = ("numpy", "torch", "sympy", "textual", "pydantic", "click")
OPEN_IN = {
    "namespaces": [_("A fault in one of the hundred system calls that stay allowed.")],
    "landlock": [
        _("A fault in one of the hundred system calls that stay allowed."),
        _("An answer can find out whether a file exists and how large it is, though not what it holds."),
    ],
}


def doctor(hosts: Hosts, keeping: Keeping) -> dict[str, Any]:
    """Versions, folders, the record, and the sandbox of each host with what it does not stop."""
    return {
        "format": 1,
        "tutor": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": {name: _version(name) for name in PACKAGES},
        "home": str(home.home()),
        "record": _record(keeping),
        "service": {"pid": os.getpid(), "executable": sys.executable},
        "sandbox": {name: _host(hosts, name) for name in LIBRARIES},
    }


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _record(keeping: Keeping) -> dict[str, Any]:
    try:
        record = keeping.record()
        return {"path": str(record.path), "attempts": len(record.attempts()), "problem": None}
    except RecordError as problem:
        return {"path": str(home.record_path()), "attempts": None, "problem": str(problem)}


def _host(hosts: Hosts, name: str) -> dict[str, Any]:
    try:
        info = hosts.get(name).info
    except CannotJudge as problem:
        return {"tier": "refused", "problem": str(problem), "layers": [], "not_stopped": []}
    refused = info.get("namespaces_refused")
    return {
        "tier": info["tier"],
        "layers": info["layers"],
        "landlock": info["landlock_abi"],
        "threads": info["threads"],
        "import_ms": info["import_ms"],
        "not_stopped": OPEN_IN.get(info["tier"], []),
        "better": _(
            "User namespaces are refused here ({why}); with them files would not even exist for an answer."
        ).format(why=refused)
        if refused
        else None,
    }
