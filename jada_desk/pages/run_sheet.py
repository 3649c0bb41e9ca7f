"""The run sheet as markup for paper."""

from jada_desk.domain.run_sheet import RunSheet
from jada_desk.pages.rendering import environment


def render_run_sheet(sheet: RunSheet) -> str:
    """The sheet in the part of HTML that Qt's rich text prints; nothing in it is loaded from anywhere."""
    return environment().get_template("run_sheet.html.j2").render(sheet=sheet)
