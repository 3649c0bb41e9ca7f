"""PySide without what it loads at every start for people who write programs.

PySide tells the signatures of Qt's functions in the errors of wrong calls, in `help` and in stub files. What it needs
for that lies as source in a zip within its library, and is compiled anew by every program that imports PySide: 30 ms
of a start. Here it is compiled when something is first asked of it. And PySide reads the source of every module that is
imported after it, and keeps it in memory, to learn whether the module could ask for its `__feature__` switches. Nobody
here does, so that is taken out: another 30 ms, and 18 MB.
"""

import builtins
from collections.abc import Callable
from threading import RLock
from typing import Any, Final

_FOLDER: Final = "shibokensupport/signature/"
# What words the error itself is not among them: with it, a wrong call in two threads at once ended the process.
_LATER: Final = frozenset(
    f"{_FOLDER}{name}.py" for name in ("layout", "lib/enum_sig", "lib/pyi_generator", "parser")
)
_compile: Final = builtins.compile
_sources: Final[dict[str, bytes]] = {}


def import_qt() -> None:
    """Import PySide for the first time. Where that was done before, only the reading of sources is ended."""
    builtins.compile = _compile_later
    try:
        import PySide6.QtCore  # noqa: F401 - for what it does to `builtins`
    finally:
        builtins.compile = _compile
    builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]


def postponed(filename: str, module: dict[str, Any]) -> Callable[[str], object]:
    """What a module answers with for a name that it does not have yet: it runs its source first."""
    lock, to_run = RLock(), [_sources.pop(filename)]

    def find(name: str) -> object:
        # Whether it is a package, the import itself asks.
        if name != "__path__":
            with lock:
                if to_run:
                    exec(_compile(to_run.pop(), filename, "exec"), module)
            if name in module:
                return module[name]
        raise AttributeError(f"{filename} has no {name}")

    return find


def _compile_later(source: Any, filename: Any, *how: Any, **options: Any) -> Any:
    if filename not in _LATER:
        return _compile(source, filename, *how, **options)
    _sources[filename] = source
    stand_in = f"from {__name__} import postponed; __getattr__ = postponed({filename!r}, globals())"
    return _compile(stand_in, filename, *how, **options)
