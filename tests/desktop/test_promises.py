"""What the window promises of itself, each in a process of its own: an early first paint, and a GUI thread at rest."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from jada_desk.desktop import app
app.Opener.open = lambda self: (print(sorted(sys.modules)), QCoreApplication.quit())
sys.exit(app.run(Path(sys.argv[1]), None, True))
"""

FORBIDDEN = (
    "boto3",
    "botocore",
    "googleapiclient",
    "google.auth",
    "icalendar",
    "jinja2",
    "keyring",
    "pydantic",
    "phonenumbers",
    "moto",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtNetwork",
    "jada_desk.bootstrap",
    "jada_desk.desktop.charter.details",
    "jada_desk.desktop.connect.assistant",
    "jada_desk.desktop.publish.publishing",
    "jada_desk.desktop.publish.review",
    "jada_desk.domain.page_difference",
    "jada_desk.domain.plan",
    "jada_desk.workflows.plan",
    "jada_desk.workflows.publish",
)

# Nor with the desk that then shows a weekend from disk.
FIRST_WEEKEND = """
import sys
from jada_desk.bootstrap import open_desk
from jada_desk.desktop import app
print(sorted(sys.modules))
"""

# PySide would read the source of every module that the window is made of, and keep it.
SOURCES_READ = """
import linecache
from jada_desk.bootstrap import open_desk
from jada_desk.desktop import app
print([name for name in linecache.cache if "jada_desk" in name])
"""

# What PySide says of a wrong call, and of functions.
WRONG_CALL = """
import sys
if sys.argv[1:]:
    import jada_desk.desktop
from PySide6.QtCore import QPoint
from PySide6.support import signature
from PySide6.support.signature import parser
print("pyside_type_init" in vars(parser))
try:
    QPoint("a")
except TypeError as wrong:
    print(wrong)
print(signature.get_signature(QPoint.setX), QPoint.x.__doc__)
print("pyside_type_init" in vars(parser))
"""

# What is not signed in to needs no library; nobody listens where this home leads.
READ_FROM_FEED = """
import sys
from contextlib import suppress
from pathlib import Path
from jada_desk.bootstrap import open_desk
from jada_desk.cli.opening import NEVER
from jada_desk.domain.draft import Draft
from jada_desk.domain.errors import Unavailable
from tests.bench.cached_home import make_home
make_home(Path(sys.argv[1]), 1)
desk = open_desk(Path(sys.argv[1]))
with suppress(Unavailable):
    desk.observe(desk.open().weekend, Draft(), lambda _progress: None, NEVER)
desk.close()
print(sorted(sys.modules))
"""

AT_REST = """
import sys, threading
from datetime import time
from PySide6.QtCore import QCoreApplication
from jada_desk.desktop.app import make_application
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.window import Window
from jada_desk.domain.draft import CAPTAIN_SLOT
from tests.fakes.desk import FakeDesk

# The browser part of the preview is built once, when the window is idle, and reads its own files then.
Preview.build_when_idle = lambda self: None

app = make_application(["desk"])
theme, tasks = Theme(), Tasks()
theme.use("light")
window = Window(Session(tasks), theme)
window.show()
session, seen = window.session, []
watched = ("open", "os.listdir", "os.scandir", "os.system", "os.exec", "os.posix_spawn")
watched += ("socket.", "subprocess.", "sqlite3.")

def watch(event, args):
    if threading.current_thread() is threading.main_thread() and event.startswith(watched):
        seen.append((event, str(args)[:120]))

def settle():
    while tasks.running:
        QCoreApplication.processEvents()

# A page's code is read when the page is first wanted; what the page does then is watched.
side = window.side
window.top.finder.answers("week"), window.top.finder.list
window.panels.picker, window.panels.keys, side.details, side.contacts, side.review, side.publishing
sys.addaudithook(watch)
session.start(FakeDesk())
settle()
session.select("jadadanika0530")
session.set_start("jadadanika0530", time(9))
session.place(Held("Gene"), Seat("jadahelena0529", CAPTAIN_SLOT))
window.panels.picker.open_for(window.grid.slot("jadadanika0530", CAPTAIN_SLOT))
window.panels.picker.dismiss()
window.controller.open_finder()
window.panels.show_keys()
window.panels.keys.dismiss()
session.undo(); session.redo()
settle()
window.controller.use_theme("dark")
window.controller.step_scale(1)
window.side.find_contact("jadajonathan0531")
settle()
session.step_weekend(1)
settle()
session.show_this_weekend()
settle()
window.controller.review()
settle()
window.side.review.confirm.click()
settle()
assert window.side.publishing.title.text() == "Published", window.side.publishing.title.text()
window.grab()
tasks.close()
print(seen)
"""


def run(script: str, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_slow_is_imported_before_the_first_paint(tmp_path):
    loaded = set(eval(run(FIRST_PAINT, str(tmp_path))))
    assert "PySide6.QtWidgets" in loaded
    assert {name for name in FORBIDDEN if name in loaded} == set()


def test_nothing_but_the_file_of_the_desk_is_waited_for_before_the_charters_are_shown():
    loaded = set(eval(run(FIRST_WEEKEND)))
    assert "jada_desk.workflows.desk" in loaded
    allowed = {"jada_desk.bootstrap"}
    late = {"ssl", "urllib.request", "jada_desk.workflows.observe", "jada_desk.workflows.lookup"}
    assert (late | set(FORBIDDEN) - allowed) & loaded == set()


def test_no_source_is_read_at_a_start():
    assert run(SOURCES_READ).strip() == "[]"


def test_what_tells_signatures_is_compiled_when_it_is_asked_and_says_the_same():
    at_a_start, *said, in_the_end = run(WRONG_CALL, "desk").splitlines()
    plain_start, *plain_said, plain_end = run(WRONG_CALL).splitlines()
    assert (at_a_start, in_the_end, plain_start, plain_end) == ("False", "True", "True", "True")
    assert "Supported signatures:" in said
    assert said == plain_said


def test_a_postponed_source_runs_once_for_all_threads_that_ask():
    from jada_desk.desktop import lean_qt

    lean_qt._sources["late.py"] = b"import time\nruns.append(1)\ntime.sleep(0.02)\nlate = runs"
    runs: list[int] = []
    find = lean_qt.postponed("late.py", {"runs": runs})
    with pytest.raises(AttributeError):
        find("__path__")
    assert runs == []
    with ThreadPoolExecutor(8) as pool:
        assert all(found is runs for found in pool.map(find, ["late"] * 8))
    assert runs == [1]
    with pytest.raises(AttributeError, match=r"late\.py has no other"):
        find("other")


# Each is megabytes that a desk has for nothing that reads a feed, or is only looked at.
UNUSED = frozenset(
    "css_inline cryptography google.oauth2 googleapiclient httplib2 icalendar jinja2 phonenumbers selectolax".split()
)


def test_a_reading_loads_no_library_that_it_has_no_use_for(tmp_path):
    loaded = set(eval(run(READ_FROM_FEED, str(tmp_path))))
    assert "boto3" in loaded
    assert UNUSED & loaded == set()


def test_a_guest_page_needs_neither_what_writes_mails_nor_what_reads_pages():
    loaded = set(eval(run("import sys, jada_desk.pages.renderer\nprint(sorted(sys.modules))")))
    assert "jinja2" in loaded
    assert {"css_inline", "selectolax"} & loaded == set()


def test_the_gui_thread_does_no_file_network_or_subprocess_work():
    assert run(AT_REST).strip() == "[]"


@pytest.mark.parametrize("calls", [1_000])
def test_qt_keeps_its_references_to_none(qapp, calls):
    from PySide6.QtCore import QObject

    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(calls):
        one.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 50


SEALED = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from PySide6.QtCore import QCoreApplication, QTimer
from jada_desk.desktop.app import make_application
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.theme import Theme

asked = []

class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_error(404)
    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Server)
Thread(target=server.serve_forever, daemon=True).start()
site = f"http://127.0.0.1:{server.server_port}"
app = make_application(["desk"])
theme = Theme()
theme.use("light")
preview = Preview(theme)
preview.resize(390, 600)
preview.show()
page = f'<img src="{site}/img"><link rel="stylesheet" href="{site}/css"><script src="{site}/js"></script>'
page += f'<iframe src="{site}/frame"></iframe><iframe src="file:///etc/hostname"></iframe>'
page += f'<meta http-equiv="refresh" content="0;url={site}/away"><h1>Danika</h1>'
preview.show_page(page.encode())
ready = QTimer(interval=50)
ready.timeout.connect(lambda: preview.is_ready and QTimer.singleShot(1500, app.quit))
ready.start()
QTimer.singleShot(40_000, lambda: app.exit(3))
code = app.exec()
print(asked, preview.shown == page.encode())
sys.stdout.flush()
sys.exit(code)
"""


def test_the_preview_reaches_no_network_and_shows_the_very_bytes():
    assert run(SEALED).strip().endswith("[] True")
