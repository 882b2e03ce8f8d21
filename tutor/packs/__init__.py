"""A pack on disk, read into the model."""
