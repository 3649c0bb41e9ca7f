"""A new distribution in front of the guest pages, on the account in memory and on AWS as the practice has it."""

import json
from typing import Any
from uuid import uuid4

import pytest

from jada_desk.adapters.aws.account import AwsAccount
from jada_desk.domain.errors import NotFound, OutcomeUnknown
from jada_desk.domain.tenant import Aws
from jada_desk.workflows.connections import CloudAccount
from tests.contract.practice_aws import clients, fault
from tests.fakes.account import AccountFake


@pytest.fixture
def bucket() -> str:
    return f"pages-{uuid4().hex}"


@pytest.fixture(params=["fake", "practice"])
def account(request, bucket) -> CloudAccount:
    if request.param == "fake":
        return AccountFake(look=None)
    return AwsAccount(clients(request.getfixturevalue("practice")), Aws(bucket=bucket))


def of_practice(practice, bucket) -> AwsAccount:
    account = AwsAccount(clients(practice), Aws(bucket=bucket))
    account.create_bucket()
    return account


def statements(practice, bucket) -> list[dict[str, Any]]:
    policy = json.loads(clients(practice).s3.get_bucket_policy(Bucket=bucket)["Policy"])
    return list(policy["Statement"])


def test_an_operation_has_one_distribution_however_often_it_is_made(account, bucket):
    account.create_bucket()
    made = account.create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One")
    assert account.create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One") == made
    other = account.create_distribution(f"jada-desk/two/{bucket}", "Guest pages of Two")
    assert made.distribution_id != other.distribution_id
    look = account.distribution(made.distribution_id)
    assert (look.domain, look.is_enabled, look.serves_bucket) == (made.domain, True, True)
    assert made.domain.endswith(".cloudfront.net")
    account.try_invalidation(made.distribution_id)


def test_without_its_bucket_nothing_is_made(account, bucket):
    with pytest.raises(NotFound):
        account.create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One")


def test_an_unknown_distribution_is_not_found(account):
    for question in (account.distribution, account.try_invalidation):
        with pytest.raises(NotFound, match="E0NOBODY"):
            question("E0NOBODY")


def test_it_serves_the_pages_as_they_say_and_answers_wrong_addresses(practice, bucket):
    made = of_practice(practice, bucket).create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One")
    found = clients(practice).cloudfront.get_distribution(Id=made.distribution_id)["Distribution"]
    config = found["DistributionConfig"]
    behaviour = config["DefaultCacheBehavior"]
    assert (config["Comment"], config["PriceClass"], config["Enabled"]) == (
        "Guest pages of One", "PriceClass_100", True,
    )  # fmt: skip
    assert [one["DomainName"] for one in config["Origins"]["Items"]] == [
        f"{bucket}.s3.us-west-2.amazonaws.com"
    ]
    assert (behaviour["ViewerProtocolPolicy"], behaviour["Compress"]) == ("redirect-to-https", True)
    errors = {
        one["ErrorCode"]: (one["ResponseCode"], one["ResponsePagePath"])
        for one in config["CustomErrorResponses"]["Items"]
    }
    assert errors == dict.fromkeys((403, 404), ("404", "/guests/not-found.html"))


def test_the_policy_of_the_bucket_gets_one_statement_and_keeps_the_others(practice, bucket):
    account, s3 = of_practice(practice, bucket), clients(practice).s3
    own = {
        "Sid": "Own",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": f"arn:aws:s3:::{bucket}/*",
    }
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [own]}))
    for _ in range(2):
        made = account.create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One")
    first, added = statements(practice, bucket)
    assert first == own
    assert (added["Effect"], added["Principal"]) == ("Allow", {"Service": "cloudfront.amazonaws.com"})
    assert (added["Action"], added["Resource"]) == ("s3:GetObject", f"arn:aws:s3:::{bucket}/guests/*")
    arn = added["Condition"]["StringEquals"]["AWS:SourceArn"]
    assert arn.endswith(f":distribution/{made.distribution_id}")
    assert account.bucket().is_private


def test_after_a_lost_answer_the_distribution_is_found_and_the_rest_is_done(practice, bucket):
    account = of_practice(practice, bucket)
    with fault(practice, "cloudfront", "DistributionConfig", "lost"), pytest.raises(OutcomeUnknown):
        account.create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One")
    made = account.create_distribution(f"jada-desk/one/{bucket}", "Guest pages of One")
    listed = clients(practice).cloudfront.list_distributions()["DistributionList"]["Items"]
    ours = [one["Id"] for one in listed if one["Origins"]["Items"][0]["DomainName"].startswith(bucket)]
    assert ours == [made.distribution_id]
    assert len(statements(practice, bucket)) == 1
