"""Drawings of a chronicle as SVG text: pure functions from nouns to one drawing for the page, for print and for a file."""
