"""The ports PhotoStore and PhotoFolder, on their fakes and for real."""

from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from jada_desk.adapters.aws.account import AwsAccount
from jada_desk.adapters.aws.s3_photos import S3Photos
from jada_desk.adapters.local.photo_folder import LocalFolder
from jada_desk.domain.errors import NotFound, Refused
from jada_desk.domain.tenant import Aws
from jada_desk.workflows.ports.photos import PhotoFolder, PhotoStore
from tests.contract.practice_aws import clients
from tests.fakes.photos import FolderFake, PhotosFake


@pytest.fixture(params=["fake", "practice"])
def store(request) -> PhotoStore:
    if request.param == "fake":
        return PhotosFake()
    return S3Photos(clients(request.getfixturevalue("practice")), "sailjada-photos")


@pytest.fixture(params=["fake", "disk"])
def folder(request, tmp_path: Path) -> PhotoFolder:
    return FolderFake() if request.param == "fake" else LocalFolder(tmp_path / "2026-05-30-quinn")


def test_what_is_put_is_there_until_it_is_deleted(store):
    key = f"photos/quinn/{uuid4().hex}.jpg"
    assert store.get(key) is None
    store.put(key, b"\xff\xd8")
    assert store.get(key) == b"\xff\xd8"
    store.delete(key)
    store.delete(key)
    assert store.get(key) is None


def test_a_photo_is_stored_to_be_saved_and_not_shown(practice):
    made, key = clients(practice), f"photos/quinn/{uuid4().hex}.jpg"
    S3Photos(made, "sailjada-photos").put(key, b"\xff\xd8")
    found = made.s3.head_object(Bucket="sailjada-photos", Key=key)
    assert (found["ContentType"], found["ContentDisposition"]) == ("image/jpeg", "attachment")


def test_an_offer_names_its_key_and_the_way_back(store):
    form = store.offer("incoming/quinn/1", back_to="https://sailjada.com/photos/x")
    assert form.fields["key"] == "incoming/quinn/1"
    assert form.fields["success_action_redirect"] == "https://sailjada.com/photos/x"


def test_a_missing_bucket_is_told_with_a_remedy(practice):
    with pytest.raises(NotFound, match="There is no bucket nobody-has-this") as told:
        S3Photos(clients(practice), "nobody-has-this").get("photos/a.jpg")
    assert "aws.photo_bucket" in told.value.remedy


def test_a_folder_holds_what_was_saved(folder):
    digest = sha256(b"photo").hexdigest()
    assert not folder.holds("a.jpg", digest)
    assert folder.save("a.jpg", b"photo") == folder.path_of("a.jpg")
    assert folder.holds("a.jpg", digest)
    assert not folder.holds("a.jpg", sha256(b"other").hexdigest())


def test_another_file_of_that_name_is_never_overwritten(tmp_path):
    folder = LocalFolder(tmp_path)
    (tmp_path / "a.jpg").write_bytes(b"mine")
    with pytest.raises(Refused, match="another file"):
        folder.save("a.jpg", b"photo")
    assert (tmp_path / "a.jpg").read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match="cannot be saved"):
        LocalFolder(tmp_path / "file" / "inside").save("a.jpg", b"photo")


def test_the_bucket_for_photos_is_made_private_and_one_that_was_opened_is_seen(practice):
    made, name = clients(practice), f"photos-{uuid4().hex}"
    account = AwsAccount(made, Aws(bucket="sailjada-pages", photo_bucket=name))
    with pytest.raises(NotFound) as told:
        account.photo_bucket()
    assert "guests' photos" in told.value.remedy
    account.create_photo_bucket()
    assert account.photo_bucket() is True
    made.s3.put_public_access_block(
        Bucket=name, PublicAccessBlockConfiguration={"BlockPublicAcls": True, "BlockPublicPolicy": False}
    )
    assert account.photo_bucket() is False
    made.s3.delete_bucket(Bucket=name)
