"""The consent page of the practice workspace's sign-in: who asks for what, a box for each scope, allow or not."""

from collections.abc import Sequence
from html import escape
from typing import Final

from jada_desk.practice.wire import HttpResponse, text_response

ACCOUNT: Final = "jada-bookings@sailjada.com"
_WORDS: Final = {
    "https://www.googleapis.com/auth/calendar.events": "View and edit events on all your calendars",
    "https://www.googleapis.com/auth/calendar.calendarlist.readonly": "See the list of your calendars",
    "https://www.googleapis.com/auth/gmail.readonly": "View your email messages and settings",
}
_STYLE: Final = """
body { margin: 0; font: 16px/1.5 system-ui, "Noto Sans", sans-serif; background: #f3f5f8; color: #111827; }
main { max-width: 460px; margin: 40px auto; padding: 28px 32px; background: #fff; border: 1px solid #c9d1dc;
  border-radius: 12px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 4px; } p { margin: 0 0 16px; color: #4b5563; }
label { display: flex; gap: 10px; padding: 10px 0; border-top: 1px solid #e3e8ee; }
input { width: 20px; height: 20px; flex: none; margin: 2px 0; }
div { display: flex; justify-content: flex-end; gap: 12px; margin-top: 20px; }
button { font: inherit; font-weight: 600; padding: 9px 22px; border-radius: 8px; border: 1px solid #0b5cad;
  background: #fff; color: #0b5cad; } button.go { background: #0b5cad; color: #fff; }
"""


def consent_page(ticket: str, scopes: Sequence[str]) -> HttpResponse:
    """The page for one question, with every box ticked."""
    boxes = "".join(
        f'<label><input type="checkbox" name="scope" value="{escape(one)}" checked>'
        f"<span>{escape(_WORDS.get(one, one))}</span></label>"
        for one in scopes
    )
    html = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Sign in (practice)</title>'
        f"<style>{_STYLE}</style><main><h1>JADA Desk wants to use this account</h1>"
        f"<p>{ACCOUNT}, in the practice workspace on this computer</p>"
        '<form method="post" action="/o/oauth2/consent">'
        f'<input type="hidden" name="ticket" value="{ticket}">{boxes}'
        '<div><button name="answer" value="cancel">Cancel</button>'
        '<button class="go" name="answer" value="allow">Allow</button></div></form></main></html>'
    )
    return text_response(html, content_type="text/html")
