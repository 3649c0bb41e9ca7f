"""A tenant's own templates from the command line: list, copy, check, compare, drop."""

from typing import Any

from jada_desk.bootstrap import tenant_templates
from jada_desk.cli import output
from jada_desk.cli.opening import DONE, FAILED, Options
from jada_desk.domain.errors import BadInput
from jada_desk.pages.own_templates import KINDS, Kind, TemplateFolder, difference, kind_of


def templates(options: Options) -> int:
    folder = tenant_templates(options.home, options.tenant, options.practice)
    if options.action == "list":
        return _show(folder, KINDS, options)
    if not options.name:
        raise BadInput("Name a template: guest, notice.txt, notice.html or sms.")
    kind = kind_of(options.name)
    if options.action == "copy":
        folder.copy(kind)
    elif options.action == "drop":
        folder.drop(kind)
    elif options.action == "diff":
        own = folder.read(kind)
        shown = difference(kind, own.source) if own else ""
        output.print_json({"name": kind.name, "diff": shown}) if options.json else print(shown)
        return DONE
    return _show(folder, (kind,), options)


def _show(folder: TemplateFolder, kinds: tuple[Kind, ...], options: Options) -> int:
    """The templates and what is wrong with those of the tenant's own; failed when one is."""
    found = [_state(folder, kind) for kind in kinds]
    if options.json:
        output.print_json({"templates": found})
    else:
        for one in found:
            print(f"{one['name']:16} {one['state']:28} {one['path'] or ''}".rstrip())
            for problem in one["problems"]:
                print(f"  ! {problem}")
    return FAILED if any(one["problems"] for one in found) else DONE


def _state(folder: TemplateFolder, kind: Kind) -> dict[str, Any]:
    own = folder.read(kind)
    problems = list(own.problems) if own else []
    state = "built-in" if own is None else "not used, the built-in is" if problems else "your own"
    path = str(folder.path(kind)) if own else None
    return {"name": kind.name, "title": kind.title, "state": state, "path": path, "problems": problems}
