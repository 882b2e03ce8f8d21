"""A host never shares a terminal with whoever started it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

PROGRAM = """
import fcntl, os, sys, termios
if sys.argv[1] == "terminal":
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from tutor.sandbox.hosts import Hosts
hosts = Hosts()
host = hosts.get("numpy").process.pid
print(os.getsid(host) == host, os.getsid(host) == os.getsid(0), os.getpgid(host) == host)
hosts.stop()
"""


@pytest.mark.parametrize(
    ("beside", "said"), [("terminal", "True False True"), ("nothing", "False True True")]
)
def test_a_host_has_a_session_of_its_own_where_ours_has_a_terminal(beside: str, said: str) -> None:
    leader, follower = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, beside],
            stdin=follower,
            capture_output=True,
            text=True,
            start_new_session=True,
        )
    finally:
        os.close(leader)
        os.close(follower)
    assert done.stdout.strip() == said, done.stderr
