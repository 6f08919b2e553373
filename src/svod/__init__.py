"""Svod reads news pages as they are on the web and compiles one sourced chronicle of them."""

__version__ = "0.1.0"
