"""The window: the only room that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own way to import into place

# PySide reads the source of every module imported after it, and keeps it in memory, to learn whether the module could
# ask for its `__feature__` switches. Nobody here does: a start spent 30 ms on it, and the desk 18 MB.
builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]
