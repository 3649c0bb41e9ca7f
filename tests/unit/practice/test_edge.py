import pytest

from jada_desk.practice.edge import DEFAULT_TTL_S, Edge
from jada_desk.practice.wire import HttpRequest, HttpResponse
from jada_desk.workflows.page_plan import ERROR_PAGE


class Origin:
    """A bucket that counts how often it is asked."""

    def __init__(self) -> None:
        self.objects: dict[str, HttpResponse] = {}
        self.asked = 0

    def put(self, key: str, body: bytes, cache_control: str = "") -> None:
        headers = (("Cache-Control", cache_control),) if cache_control else ()
        secret = ("x-amz-meta-operation", "op")
        self.objects[key] = HttpResponse(200, (*headers, ("ETag", f'"{body.decode()}"'), secret), body)

    def __call__(self, key: str) -> HttpResponse:
        self.asked += 1
        return self.objects.get(key, HttpResponse(404))


class Time:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def origin() -> Origin:
    return Origin()


@pytest.fixture
def now() -> Time:
    return Time()


@pytest.fixture
def edge(origin: Origin, now: Time) -> Edge:
    return Edge(origin, now=now)


def get(edge: Edge, path: str, **headers: str) -> HttpResponse:
    return edge.handle(
        HttpRequest("GET", path, headers={name.replace("_", "-"): v for name, v in headers.items()})
    )


@pytest.mark.parametrize(
    ("cache_control", "ttl_s"),
    [
        ("max-age=300", 300),
        ("public, s-maxage=20, max-age=300", 20),
        ("", DEFAULT_TTL_S),
        ("no-store", 0),
        ("private, max-age=300", 0),
        ("max-age=0", 0),
    ],
)
def test_an_object_is_kept_as_long_as_its_cache_control_says(
    edge: Edge, origin: Origin, now: Time, cache_control: str, ttl_s: float
):
    origin.put("guests/a.html", b"old", cache_control)
    first = get(edge, "/guests/a.html")
    assert (first.body, first.header("X-Cache"), first.header("Age")) == (b"old", "Miss from cloudfront", "")
    assert first.header("x-amz-meta-operation") == ""
    origin.put("guests/a.html", b"new", cache_control)
    now.seconds += max(ttl_s - 1, 0)
    later = get(edge, "/guests/a.html")
    assert later.body == (b"old" if ttl_s else b"new")
    assert later.header("Age") == (str(int(ttl_s - 1)) if ttl_s else "")
    now.seconds += 1
    assert get(edge, "/guests/a.html").body == b"new"


@pytest.mark.parametrize(
    ("path", "forgotten"),
    [
        ("/guests/a b.html", {"a b"}),
        ("/guests/a%20b.html", {"a b"}),
        ("/guests/a*", {"a b", "a"}),
        ("/*", {"a b", "a", "z"}),
        ("/guests/A.html", set()),
        ("/guests/a", set()),
    ],
)
def test_an_invalidation_forgets_what_it_names(edge: Edge, origin: Origin, path: str, forgotten: set[str]):
    for name in ("a b", "a", "z"):
        origin.put(f"guests/{name}.html", b"old")
        get(edge, f"/guests/{name}.html")
        origin.put(f"guests/{name}.html", b"new")
    edge.forget([path])
    assert {n for n in ("a b", "a", "z") if get(edge, f"/guests/{n}.html").body == b"new"} == forgotten


def test_what_was_read_before_an_invalidation_is_not_kept_after_it(origin: Origin, now: Time):
    def slow(key: str) -> HttpResponse:
        old = origin(key)
        origin.put("guests/a.html", b"new")
        raced.forget(["/guests/a.html"])
        return old

    raced = Edge(slow, now=now)
    origin.put("guests/a.html", b"old")
    assert get(raced, "/guests/a.html").body == b"old"
    assert get(raced, "/guests/a.html").body == b"new"


def test_a_page_that_is_not_there_is_asked_for_again(edge: Edge, origin: Origin):
    missing = get(edge, "/guests/a.html")
    assert (missing.status, missing.header("X-Cache")) == (404, "Error from cloudfront")
    origin.put("guests/a.html", b"new")
    assert get(edge, "/guests/a.html").body == b"new"


def test_only_guest_pages_are_public(edge: Edge, origin: Origin):
    origin.put("private/list.csv", b"secret")
    for path in ("/private/list.csv", "/", "/guestsx", "/favicon.ico"):
        missing = get(edge, path)
        assert missing.status == 404
        assert b"secret" not in missing.body
    assert edge.handle(HttpRequest("POST", "/guests/a.html")).status == 405


def test_a_known_page_is_not_sent_again(edge: Edge, origin: Origin):
    origin.put("guests/a.html", b"one")
    assert get(edge, "/guests/a.html", if_none_match='"one"').status == 304
    assert get(edge, "/guests/a.html", if_none_match='"two"').status == 200


def test_functions_get_their_paths(origin: Origin):
    seen: list[str] = []

    def functions(request: HttpRequest) -> HttpResponse:
        seen.append(f"{request.method} {request.path}")
        return HttpResponse(201)

    with_functions, without = Edge(origin, functions), Edge(origin)
    for method, path in (("POST", "/waivers"), ("GET", "/waivers/token"), ("GET", "/photos/QNN001")):
        assert with_functions.handle(HttpRequest(method, path)).status == 201
        assert without.handle(HttpRequest(method, path)).status == 503
    assert seen == ["POST /waivers", "GET /waivers/token", "GET /photos/QNN001"]
    assert with_functions.handle(HttpRequest("GET", "/waiversx")).status == 404


def test_a_wrong_address_answers_with_the_published_page(edge: Edge, origin: Origin):
    assert b"No page here" in get(edge, "/guests/nobody.html").body
    origin.put(ERROR_PAGE, b"ask us")
    for path in ("/guests/nobody.html", "/elsewhere", "/"):
        missing = get(edge, path)
        assert (missing.status, missing.body) == (404, b"ask us")
    assert get(edge, f"/{ERROR_PAGE}").status == 200
