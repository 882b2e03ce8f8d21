"""Closes the way to the judge and stays alive, to be taken for what was killed."""
# EXPECT: error

import os
import time


def softmax(x, axis=-1):
    os.close(3)
    time.sleep(60)
