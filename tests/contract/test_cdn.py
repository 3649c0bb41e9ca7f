"""The ports Cdn and PublicSite, on the fakes and on CloudFront with its public address."""

from dataclasses import dataclass
from uuid import uuid4

import pytest

from jada_desk.adapters.aws.cloudfront import CloudFrontCdn
from jada_desk.adapters.aws.s3_pages import S3Pages
from jada_desk.adapters.web import HttpSite
from jada_desk.domain.errors import NotFound
from jada_desk.workflows.ports.pages import Cdn, PageStore, PublicSite
from tests.contract.practice_aws import clients
from tests.fakes.aws import CdnFake, PagesFake, SiteFake


@dataclass
class World:
    pages: PageStore
    cdn: Cdn
    site: PublicSite


@pytest.fixture(params=["fake", "practice"])
def world(request) -> World:
    if request.param == "fake":
        pages, cdn = PagesFake(), CdnFake()
        return World(pages, cdn, SiteFake(pages, cdn))
    practice = request.getfixturevalue("practice")
    aws = clients(practice)
    return World(
        S3Pages(aws, practice.bucket), CloudFrontCdn(aws, practice.distribution_id), HttpSite(practice.site)
    )


@pytest.fixture
def key() -> str:
    return f"guests/contract-{uuid4().hex}.html"


def test_a_page_is_read_at_its_public_path(world, key):
    assert world.site.read(f"/{key}") is None
    world.pages.put(key, b"<p>6:15 PM", if_match="", operation=key)
    assert world.site.read(f"/{key}") == b"<p>6:15 PM"


def test_the_old_page_is_shown_until_the_edge_forgets_it(world, key):
    first = world.pages.put(key, b"<p>5 PM", if_match="", operation=key + "1")
    assert world.site.read(f"/{key}") == b"<p>5 PM"
    world.pages.put(key, b"<p>1:45 PM", if_match=first.etag, operation=key + "2")
    assert world.site.read(f"/{key}") == b"<p>5 PM"

    number = world.cdn.invalidate([f"/{key}"], key + "2")

    assert number
    assert world.cdn.is_completed(number)
    assert world.site.read(f"/{key}") == b"<p>1:45 PM"


def test_a_path_with_letters_of_another_script_is_forgotten_too(world, key):
    odd = key.replace(".html", "-Zoë 船.html")
    first = world.pages.put(odd, b"<p>old", if_match="", operation=key + "1")
    assert world.site.read(f"/{odd}") == b"<p>old"
    world.pages.put(odd, b"<p>new", if_match=first.etag, operation=key + "2")
    world.cdn.invalidate([f"/{odd}"], key + "2")
    assert world.site.read(f"/{odd}") == b"<p>new"


def test_the_same_operation_and_paths_are_one_invalidation(world, key):
    paths = [f"/{key}", "/guests/another.html"]
    number = world.cdn.invalidate(paths, key)
    assert world.cdn.invalidate([*reversed(paths), paths[0]], key) == number
    assert world.cdn.invalidate(paths, key + "2") != number


def test_an_unknown_invalidation_is_not_found(world):
    with pytest.raises(NotFound):
        world.cdn.is_completed("I0NOBODY")


def test_a_missing_distribution_is_told_with_a_remedy(practice):
    with pytest.raises(NotFound, match="E0NOBODY") as told:
        CloudFrontCdn(clients(practice), "E0NOBODY").invalidate(["/guests/a.html"], "publish-1")
    assert "aws.distribution_id" in told.value.remedy
    assert told.value.unchanged == "Nothing was cleared."


def test_the_edge_says_not_yet_as_often_as_the_fake_was_told():
    cdn = CdnFake(checks=2)
    cdn.cached["/guests/a.html"] = b"<p>old"
    number = cdn.invalidate(["/guests/*"], "publish-1")
    assert [cdn.is_completed(number), bool(cdn.cached), cdn.is_completed(number)] == [False, True, False]
    assert cdn.is_completed(number)
    assert cdn.cached == {}
