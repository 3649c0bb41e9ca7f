"""What would leave somebody at a loss who hears the window and does not see it: a walk through the accessible tree."""

from collections import defaultdict
from dataclasses import replace
from typing import Final

from tests.e2e.driver import Desk
from tests.e2e.screen import Seen

CONTROLS: Final = frozenset(
    {
        "push button",
        "check box",
        "radio button",
        "combo box",
        "text",
        "spin button",
        "slider",
        "page tab",
        "link",
    }
)
# What a person reads or acts on, and never without a name.
NAMED: Final = CONTROLS | {"list", "table", "list item", "dialog"}


def faults(things: list[Seen]) -> list[str]:
    """What would leave somebody who hears the window at a loss."""
    found: list[str] = []
    groups: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    above: list[Seen] = []
    for one in things:
        del above[one.depth :]
        inside = above[-1] if above else None
        above.append(one)
        is_control = one.role in CONTROLS
        if (one.role in NAMED or "focusable" in one.states) and not one.name.strip():
            found.append(f"without a name: {one}")
        if "focusable" in one.states and one.role in ("unknown", "invalid", "redundant object"):
            found.append(f"without a role: {one}")
        if is_control and not {"showing", "visible"} <= one.states:
            found.append(f"offered and not shown: {one}")
        if is_control and "enabled" in one.states and not one.states & {"focusable", "selectable"}:
            found.append(f"out of reach of the keys: {one}")
        if is_control and inside:
            groups[inside.path, one.name].append(one)
        if inside and one.name and one.name == inside.name and one.role == inside.role:
            found.append(f"a container called like its content: {inside}")
        if inside and inside.role == "label" and is_control:
            found.append(f"a mere text that holds a control: {inside}")
    found += [
        f"two called alike: {[str(one) for one in twins]}" for twins in groups.values() if len(twins) > 1
    ]
    # The ground around a control may show its focus too.
    focused = [one for one in things if "focused" in one.states and one.role in CONTROLS]
    if len(focused) > 1:
        found.append(f"more than one in focus: {[str(one) for one in focused]}")
    return found


def walk(desk: Desk, where: str) -> None:
    """Look at everything that shows, and fail with every fault at once."""
    things = desk.look()
    for n, one in enumerate(things):
        if one.role == "combo box":
            # Its name is what is chosen; what it is about is said by its label.
            labels = desk.screen.tree.labels(one)
            things[n] = replace(one, name=f"{labels}: {one.name}" if labels else "")
    found = faults(things)
    assert not found, f"{where}:\n" + "\n".join(found)
