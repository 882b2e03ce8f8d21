"""Takes more than the memory limit, in small objects."""

# EXPECT: error
kept = []
while len(kept) < 4000:
    kept.append("x" * 100_000 + str(len(kept)))
print("BROKE 400 MB", flush=True)
