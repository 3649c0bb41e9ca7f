"""The port PageStore, on the fake and on S3."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import md5, sha256
from uuid import uuid4

import pytest

from jada_desk.adapters.aws.s3_pages import S3Pages
from jada_desk.domain.errors import NotFound, OutcomeUnknown, Stale
from jada_desk.workflows.ports.pages import PageStore, PageVersion
from tests.contract.practice_aws import clients, fault
from tests.fakes.aws import PagesFake, StoredPage

PAGE = "<!doctype html><title>Your charter</title><p>Quinn – ⛵ 6:15 PM".encode()


@pytest.fixture(params=["fake", "practice"])
def pages(request) -> PageStore:
    if request.param == "fake":
        return PagesFake()
    practice = request.getfixturevalue("practice")
    return S3Pages(clients(practice), practice.bucket)


@pytest.fixture(params=["fake", "practice"])
def no_bucket(request) -> PageStore:
    if request.param == "fake":
        fake = PagesFake()
        fake.bucket_exists = False
        return fake
    return S3Pages(clients(request.getfixturevalue("practice")), f"nobody-{uuid4().hex}")


@pytest.fixture
def key() -> str:
    """One that no other test uses, for the practice bucket outlives a test."""
    return f"guests/contract-{uuid4().hex}.html"


def test_a_page_that_is_not_there(pages, key):
    assert pages.head(key) is None
    assert pages.head(key) is None
    with pytest.raises(NotFound):
        pages.get(key)


def test_uploads_a_new_page_and_reads_it_back(pages, key):
    version = pages.put(key, PAGE, if_match="", operation="publish-1")

    assert version == PageVersion(md5(PAGE).hexdigest(), sha256(PAGE).hexdigest())
    assert version.holds(PAGE)
    assert pages.head(key) == version
    assert pages.get(key) == PAGE


def test_replaces_a_page_on_its_etag_and_goes_on_from_the_new_one(pages, key):
    first = pages.put(key, PAGE, if_match="", operation="publish-1")
    second = pages.put(key, PAGE + b"2", if_match=first.etag, operation="publish-2")
    pages.put(key, PAGE + b"3", if_match=second.etag, operation="publish-3")
    assert pages.get(key) == PAGE + b"3"


def test_a_page_must_not_exist_to_be_created(pages, key):
    pages.put(key, PAGE, if_match="", operation="publish-1")
    with pytest.raises(Stale) as told:
        pages.put(key, b"other", if_match="", operation="publish-2")
    assert told.value.unchanged
    assert pages.get(key) == PAGE


def test_a_page_that_changed_is_not_overwritten(pages, key):
    first = pages.put(key, PAGE, if_match="", operation="publish-1")
    pages.put(key, b"other", if_match=first.etag, operation="publish-2")
    with pytest.raises(Stale):
        pages.put(key, PAGE, if_match=first.etag, operation="publish-3")
    assert pages.get(key) == b"other"


def test_a_page_that_vanished_is_not_created_again(pages, key):
    with pytest.raises(Stale):
        pages.put(key, PAGE, if_match=md5(PAGE).hexdigest(), operation="publish-1")
    assert pages.head(key) is None


def test_of_many_uploads_on_one_etag_one_wins(pages, key):
    first = pages.put(key, PAGE, if_match="", operation="publish-1")

    def upload(number: int) -> int:
        try:
            pages.put(key, PAGE + bytes([number]), if_match=first.etag, operation=f"by-{number}")
        except Stale:
            return 0
        return 1

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(upload, range(8))) == 1


def test_an_empty_page_is_a_page(pages, key):
    version = pages.put(key, b"", if_match="", operation="publish-1")
    assert pages.head(key) == version
    assert pages.get(key) == b""


def test_keys_of_every_script_and_with_spaces(pages, key):
    odd = key.replace(".html", "-Zoë Ng'ombe +1 船.html")
    version = pages.put(odd, PAGE, if_match="", operation="publish-1")
    assert pages.head(odd) == version
    assert pages.get(odd) == PAGE


def test_a_missing_bucket_is_told_with_a_remedy(no_bucket, key):
    for call in (
        lambda: no_bucket.head(key),
        lambda: no_bucket.get(key),
        lambda: no_bucket.put(key, PAGE, if_match="", operation="publish-1"),
        lambda: no_bucket.put(key, PAGE, if_match="0" * 32, operation="publish-1"),
    ):
        with pytest.raises(NotFound) as told:
            call()
        assert told.value.remedy
        assert "contract-" not in str(told.value)


@pytest.mark.parametrize("store", ["fake", "practice"])
def test_a_hand_made_page_has_an_etag_and_no_hash(request, store, key):
    pages: PageStore
    if store == "fake":
        pages = fake = PagesFake()
        fake.objects[key] = StoredPage(PAGE)
    else:
        practice = request.getfixturevalue("practice")
        pages = S3Pages(clients(practice), practice.bucket)
        clients(practice).s3.put_object(Bucket=practice.bucket, Key=key, Body=PAGE)

    standing = pages.head(key)

    assert standing == PageVersion(md5(PAGE).hexdigest())
    assert standing is not None
    assert standing.holds(PAGE)
    pages.put(key, PAGE + b"2", if_match=standing.etag, operation="publish-1")
    assert pages.get(key) == PAGE + b"2"


def test_a_calendar_file_goes_out_as_one(practice, key):
    file = key.replace(".html", ".1a2b3c4d.ics")
    S3Pages(clients(practice), practice.bucket).put(
        file, b"BEGIN:VCALENDAR", if_match="", operation="publish-1"
    )
    stored = clients(practice).s3.head_object(Bucket=practice.bucket, Key=file)
    assert stored["ContentType"] == "text/calendar; charset=utf-8"


def test_a_page_goes_out_as_html_for_five_minutes(practice, key):
    S3Pages(clients(practice), practice.bucket).put(key, PAGE, if_match="", operation="publish-1")
    stored = clients(practice).s3.head_object(Bucket=practice.bucket, Key=key)
    assert stored["ContentType"] == "text/html; charset=utf-8"
    assert stored["CacheControl"] == "max-age=300"
    assert stored["Metadata"] == {"sha256": sha256(PAGE).hexdigest(), "operation": "publish-1"}


@pytest.mark.parametrize(("kind", "arrived"), [("lost", True), ("reset", False), ("status:503", False)])
def test_an_upload_without_an_answer_may_or_may_not_have_arrived(practice, key, kind, arrived):
    pages = S3Pages(clients(practice), practice.bucket)
    with fault(practice, "s3", key, kind), pytest.raises(OutcomeUnknown):
        pages.put(key, PAGE, if_match="", operation="publish-1")
    assert (pages.head(key) is not None) is arrived
