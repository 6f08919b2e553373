"""A file a view: each has a `router`, and templates of its name."""
