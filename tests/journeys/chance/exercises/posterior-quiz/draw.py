def draw(rng):
    """A test for 1000 people, in whole numbers; no two of the answers and slips coincide."""
    while True:
        ill = int(rng.choice([10, 20, 50, 100]))
        found = int(rng.choice([60, 80, 90]))  # per cent
        false = int(rng.choice([5, 10, 20]))  # per cent
        true_alarms, false_alarms = ill * found / 100, (1000 - ill) * false / 100
        positive = true_alarms + false_alarms
        answer = true_alarms / positive
        if min(abs(answer - found / 100), abs(answer - ill / 1000)) > 0.02 and positive == int(positive):
            return {
                "ill": ill,
                "found": found,
                "false": false,
                "positive": int(positive),
                "only_true": true_alarms,
                "answer": answer,
                "other_way": found / 100,
                "base": ill / 1000,
            }
