"""What AWS does with a new distribution and an emulator does not."""

import json

import pytest

from jada_desk.adapters.aws.new_distribution import create_distribution, with_reader
from jada_desk.domain.errors import NotAllowed, Refused
from jada_desk.workflows.connections import MadeDistribution
from tests.unit.aws.wire import Answer, Wire, bytes_of, query_error, xml_error

OPERATION = "jada-desk/jada/pages"
ARN = "arn:aws:cloudfront::1:distribution/E1"
ORIGIN = "pages.s3.eu-west-1.amazonaws.com"
THERE = Answer(200, b"", {"x-amz-bucket-region": "eu-west-1"})
CONTROL = "jada-desk-daa89aa3357b660e"
NO_POLICY = xml_error("NoSuchBucketPolicy", 404)
DONE = Answer(204)


def xml(text: str) -> Answer:
    return Answer(200, text.encode(), {"content-type": "text/xml"})


def control(name: str, number: str) -> str:
    return f"<OriginAccessControlSummary><Id>{number}</Id><Name>{name}</Name></OriginAccessControlSummary>"


def controls(*items: str, marker: str = "") -> Answer:
    more = f"<NextMarker>{marker}</NextMarker>" if marker else ""
    return xml(f"<OriginAccessControlList>{more}<Items>{''.join(items)}</Items></OriginAccessControlList>")


def summary(number: str, origin: str) -> str:
    origins = (
        f"<Origins><Items><Origin><Id>pages</Id><DomainName>{origin}</DomainName></Origin></Items></Origins>"
    )
    return f"<DistributionSummary><Id>{number}</Id>{origins}</DistributionSummary>"


def summaries(*items: str) -> Answer:
    return xml(f"<DistributionList><Items>{''.join(items)}</Items></DistributionList>")


def distribution(number: str = "E1", reference: str = OPERATION) -> Answer:
    config = f"<DistributionConfig><CallerReference>{reference}</CallerReference></DistributionConfig>"
    arn = ARN.replace("E1", number)
    return xml(
        f"<Distribution><Id>{number}</Id><ARN>{arn}</ARN><Status>InProgress</Status>"
        f"<DomainName>{number.lower()}.cloudfront.net</DomainName>{config}</Distribution>"
    )


MADE_CONTROL = xml("<OriginAccessControl><Id>O1</Id></OriginAccessControl>")
MADE = MadeDistribution("E1", "e1.cloudfront.net")


def run(cloudfront: tuple[Answer, ...], s3: tuple[Answer, ...]) -> tuple[MadeDistribution, Wire, Wire]:
    edge, store = Wire("cloudfront", *cloudfront), Wire("s3", *s3)
    return create_distribution(edge.clients, "pages", OPERATION, "Guest pages of JADA"), edge, store


def test_it_stands_where_the_bucket_is_and_reads_it_by_its_access_control():
    made, edge, store = run((MADE_CONTROL, distribution()), (THERE, NO_POLICY, DONE))
    assert made == MADE
    access, config = (bytes_of(one).decode() for one in edge.requests)
    assert f"<Name>{CONTROL}</Name>" in access
    assert "<SigningBehavior>always</SigningBehavior>" in access
    for part in (
        f"<DomainName>{ORIGIN}</DomainName>",
        "<OriginAccessControlId>O1</OriginAccessControlId>",
        "<CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>",
        "<ErrorCachingMinTTL>0</ErrorCachingMinTTL>",
        f"<CallerReference>{OPERATION}</CallerReference>",
    ):
        assert part in config
    policy = json.loads(bytes_of(store.requests[-1]))
    assert [one["Sid"] for one in policy["Statement"]] == ["JadaDeskPagesE1"]


def test_the_settings_region_is_taken_where_the_bucket_tells_none():
    _, edge, _ = run((MADE_CONTROL, distribution()), (Answer(200), NO_POLICY, DONE))
    assert b"pages.s3.us-west-2.amazonaws.com" in bytes_of(edge.requests[1])


def test_parts_that_were_made_before_are_found_on_whatever_page_of_the_list():
    policy = with_reader("", "pages", "E1", ARN).encode()
    made, edge, store = run(
        (
            query_error("OriginAccessControlAlreadyExists", 409),
            controls(control("another", "O8"), marker="next"),
            controls(control(CONTROL, "O1")),
            query_error("DistributionAlreadyExists", 409),
            summaries(summary("E7", "elsewhere.example"), summary("E8", ORIGIN), summary("E1", ORIGIN)),
            distribution("E8", "by hand"),
            distribution(),
        ),
        (THERE, Answer(200, policy)),
    )
    assert made == MADE
    assert "Marker=next" in edge.requests[2].url
    assert [one.method for one in store.requests] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    "cloudfront",
    [
        (query_error("OriginAccessControlAlreadyExists", 409), controls(control("another", "O8"))),
        (MADE_CONTROL, query_error("DistributionAlreadyExists", 409), summaries()),
    ],
)
def test_what_is_said_to_be_there_and_is_not_found_is_told(cloudfront):
    with pytest.raises(Refused, match="does not list it"):
        run(cloudfront, (THERE,))


DENIED = query_error("AccessDenied", 403)
TAKEN = query_error("DistributionAlreadyExists", 409)


@pytest.mark.parametrize(
    ("cloudfront", "s3", "permission"),
    [
        ((), (Answer(403),), "s3:ListBucket"),
        ((DENIED,), (THERE,), "cloudfront:CreateOriginAccessControl"),
        (
            (query_error("OriginAccessControlAlreadyExists", 409), DENIED),
            (THERE,),
            "cloudfront:ListOriginAccessControls",
        ),
        ((MADE_CONTROL, DENIED), (THERE,), "cloudfront:CreateDistribution"),
        ((MADE_CONTROL, TAKEN, DENIED), (THERE,), "cloudfront:ListDistributions"),
        (
            (MADE_CONTROL, TAKEN, summaries(summary("E1", ORIGIN)), DENIED),
            (THERE,),
            "cloudfront:GetDistribution",
        ),
        ((MADE_CONTROL, distribution()), (THERE, xml_error("AccessDenied", 403)), "s3:GetBucketPolicy"),
        (
            (MADE_CONTROL, distribution()),
            (THERE, NO_POLICY, xml_error("AccessDenied", 403)),
            "s3:PutBucketPolicy",
        ),
    ],
)
def test_the_missing_permission_is_named(cloudfront, s3, permission):
    with pytest.raises(NotAllowed) as told:
        run(cloudfront, s3)
    assert permission in told.value.remedy


def test_a_single_statement_stays_beside_the_new_one_and_other_parts_stay():
    own = {"Sid": "Own", "Effect": "Deny"}
    before = json.dumps({"Version": "2008-10-17", "Id": "mine", "Statement": own})
    after = json.loads(with_reader(before, "pages", "E1", ARN.replace("arn:aws:", "arn:aws-cn:")))
    assert (after["Version"], after["Id"], after["Statement"][0]) == ("2008-10-17", "mine", own)
    assert after["Statement"][1]["Resource"] == "arn:aws-cn:s3:::pages/guests/*"


@pytest.mark.parametrize("policy", ["<html>", "[]", "{}", '{"Statement": ["?"]}'])
def test_a_policy_that_is_none_is_left_alone(policy):
    with pytest.raises(Refused) as told:
        with_reader(policy, "pages", "E1", ARN)
    assert told.value.unchanged == "It was not changed."
