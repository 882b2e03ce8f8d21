"""The background service that owns the judge, the hosts and the record, and its thin client."""
