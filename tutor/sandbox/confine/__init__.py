"""One file for each layer of confinement."""
