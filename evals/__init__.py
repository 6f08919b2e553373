"""The measuring room: scores the chronicle against what careful readers found, and holds floors that only rise."""
