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
        return {"tier": "refused", "problem": str(problem), "layers": [], "proof": [], "not_stopped": []}
    return {
        "tier": info["tier"],
        "layers": info["layers"],
        "proof": info.get("proof", []),
        "landlock": info.get("landlock_abi"),
        "threads": info.get("threads"),
        "import_ms": info["import_ms"],
        "not_stopped": _not_stopped(info["tier"]),
        "better": _better(info),
        "untested": _untested(info["tier"], platform.machine()),
    }


def _not_stopped(tier: str) -> list[str]:
    fault = _("A fault in one of the hundred system calls that stay allowed.")
    if tier == "landlock":
        return [
            fault,
            _("An answer can find out whether a file exists and how large it is, though not what it holds."),
        ]
    if tier == "seatbelt":
        return [
            _("A fault in the system's own sandbox, which is the only wall here, or in any system call."),
            _("An answer can take too much memory for a moment, until that is seen and it is ended."),
        ]
    return [fault]


def _better(info: dict[str, Any]) -> str | None:
    """What would make this host safer, or None where it has all there is."""
    if info.get("namespaces_refused"):
        return _(
            "User namespaces are refused here ({why}); with them files would not even exist for an answer."
        ).format(why=info["namespaces_refused"])
    if info["tier"] == "namespaces" and "landlock" not in info["layers"]:
        return _("This kernel has no Landlock; from Linux 5.13 on it would guard the files a second time.")
    if info["tier"] == "seatbelt":
        return _("Linux, also in a virtual machine, offers several walls, one behind the other.")
    return None


def _untested(tier: str, machine: str) -> str | None:
    """What here has been written with care and tried by nobody, or None."""
    if tier == "seatbelt":
        return _("This sandbox was written for macOS and has not been tried on one yet.")
    if machine != "x86_64":
        said = _("The list of system calls for {machine} was taken from Linux's headers and not tried yet.")
        return said.format(machine=machine)
    return None
