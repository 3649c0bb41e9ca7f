"""Pictures of the guest page in its sizes and media, of its difference to what is live, and of a charter's messages."""

from jada_desk.desktop.charter.medium import MEDIA, PHONE
from jada_desk.desktop.shots.camera import Camera


def take_pages(camera: Camera) -> None:
    """The selected charter's page, large, on each medium, then held against the page that somebody made by hand."""
    details, comparing = camera.window.side.details, camera.session.comparing
    details.show_page_large(True)
    for medium in MEDIA:
        details.preview.show_on(medium)
        camera.take(f"page-{medium.name}")
    details.preview.show_on(PHONE)
    details.toggle_difference()
    camera.until("the difference to what is live", lambda: comparing.difference)
    camera.take("difference-large")
    details.show_page_large(False)
    camera.take("difference")
    details.toggle_difference()


def take_messages(camera: Camera) -> None:
    """Whom a publish would tell about the selected charter."""
    camera.window.side.details.show_messages()
    camera.settle()
    camera.take("messages")
    camera.window.side.show_charter()
