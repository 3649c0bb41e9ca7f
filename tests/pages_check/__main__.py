"""`python3 dev.py pages [WORD]`: every kind of page in a real browser, as a table; exits 1 on any miss.

With a word only the pages whose name holds it.
"""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from jada_desk.adapters.local import practice_process
from tests.pages_check import tools
from tests.pages_check.walk import Page, Shelf, Walk

_COLUMNS = ("performance", "accessibility", "best-practices", "seo")
_HEAD = ("page", "perf", "a11y", "best", "seo*", "axe", "html", "gzip", "requests", "fits")


def main() -> int:
    """Walk, look, print. The exit code."""
    if len(sys.argv) > 2:
        print("dev.py pages takes one word at most.", file=sys.stderr)
        return 2
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        for names in (("chromium", "chromium-browser", "google-chrome"), ("node",), ("npm",), ("java",)):
            tools.program(*names)
        tools.install()
        rows, misses = _check(word)
    except tools.ToolMissing as missing:
        print(f"dev.py pages: {missing}", file=sys.stderr)
        return 1
    _print_table(rows)
    print(
        "* without the wanted noindex. axe: violations, light and dark. html: Nu Html Checker and html-validate."
    )
    for miss in misses:
        print(f"missed: {miss}")
    print(f"{len(rows)} pages, {len(misses)} missed")
    return 1 if misses else 0


def _check(word: str) -> tuple[list[tuple[str, ...]], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        home, shelf = Path(folder) / "home", Shelf()
        try:
            print("Publishing the practice weekend ...", file=sys.stderr)
            walk = Walk(home, shelf)
            pages = [one for one in walk.walk() if word in one.name]
            print("Looking at each page ...", file=sys.stderr)
            found = tools.look(
                [{"name": one.name, "url": one.url, "first_screen": one.first_screen} for one in pages]
            )
        finally:
            shelf.close()
            practice_process.stop(home)
        nu = _ask_nu(Path(folder), pages)
    rows: list[tuple[str, ...]] = []
    misses = list(walk.missing)
    for page, seen, said in zip(pages, found, nu, strict=True):
        rows.append(_row(page, seen, said))
        misses += [f"{page.name}: {miss}" for miss in judge(page, seen, said)]
    return rows, misses


def _ask_nu(folder: Path, pages: Sequence[Page]) -> list[list[str]]:
    files = []
    for number, page in enumerate(pages):
        file = folder / f"{number:02}.html"
        file.write_bytes(page.body)
        files.append(file)
    said = tools.validate(files)
    return [said[file.name] for file in files]


def judge(page: Page, seen: Mapping[str, Any], nu: Sequence[str]) -> list[str]:
    """What is not as it should be, in words."""
    # A page is noindex by intent, which Lighthouse counts among the faults of SEO.
    misses = [f"Lighthouse {one}" for one in seen["missed"] if one != "seo: is-crawlable"]
    misses += [f"axe {one}" for one in seen["axe"]]
    misses += [f"html-validate {one}" for one in seen["htmlvalidate"]]
    misses += [f"Nu Html Checker, line {one}" for one in nu]
    misses += [f"below the first screen: {one}" for one in seen["below"]]
    if len(seen["requests"]) != 1:
        misses.append(f"{len(seen['requests'])} requests: {', '.join(seen['requests'])}")
    if seen["sha256"] != sha256(page.body).hexdigest():
        misses.append("the page changed before it was looked at")
    if seen["scripts"]:
        misses.append(f"{seen['scripts']} scripts")
    if seen["sideways"]:
        misses.append(f"{seen['sideways']} points too wide at 320 points with the text twice as large")
    if page.most_bytes and seen["bytes"] > page.most_bytes:
        misses.append(f"{seen['bytes']} bytes, more than {page.most_bytes}")
    return misses


def _row(page: Page, seen: Mapping[str, Any], nu: Sequence[str]) -> tuple[str, ...]:
    scores = dict(seen["scores"])
    if [one for one in seen["missed"] if one.startswith("seo:")] == ["seo: is-crawlable"]:
        scores["seo"] = 100
    return (
        page.name,
        *(str(scores[name]) for name in _COLUMNS),
        str(len(seen["axe"])),
        f"{len(nu)}+{len(seen['htmlvalidate'])}",
        str(seen["bytes"]),
        str(len(seen["requests"])),
        "no" if seen["sideways"] or seen["below"] else "yes",
    )


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[n]) for row in (_HEAD, *rows)) for n in range(len(_HEAD))]
    for row in (_HEAD, *rows):
        print(
            "  ".join(
                one.ljust(width) if n == 0 else one.rjust(width)
                for n, (one, width) in enumerate(zip(row, widths, strict=True))
            )
        )


if __name__ == "__main__":
    sys.exit(main())
