"""Hopes to be unpickled by the judge."""

# EXPECT: violation
import os, pickle


class Command:
    def __reduce__(self):
        return os.system, ("touch @folder@/@mark@-pickle",)


os.write(3, pickle.dumps(Command()))
