"""Defines names that are escape sequences, instead of the function."""

# EXPECT: error
globals()["\x1b[2Jsoftmax"] = len
globals()["s\u202eoftmax"] = len
globals()["softmaxx" * 3000] = len
