"""Claims to lack torch, so that it runs a second time elsewhere; may cost a run and nothing else."""

import os, sys

stream = sys.modules["tutor.sandbox.stream"]
lie = {"stage": "load", "type": "ModuleNotFoundError", "message": "No module named 'torch'", "line": 1}
os.write(3, stream.pack(b"E", 0, lie))
