"""Named properties (rows sum to one, a shift changes nothing, ...) judged beside the values."""
