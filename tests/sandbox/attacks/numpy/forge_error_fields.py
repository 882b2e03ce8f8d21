"""Describes an exception with fields of every wrong kind."""

# EXPECT: error violation
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
lie = {"stage": ["load"], "type": {"a": 1}, "message": 10**30, "line": -(10**30), "column": float("nan")}
lie |= {"frames": [[1], {"text": 7}], "file": None, "missing": {"a": 1}, "defined": [[[]], 1]}
os.write(3, stream.pack(b"E", 0, lie))
os._exit(0)
