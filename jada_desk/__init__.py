"""JADA Desk: one window from a charter weekend in the calendar to a guest's phone."""

__version__ = "0.1.0"
"""The version of the program; the package's metadata, `--version` and the bundle read it here."""
