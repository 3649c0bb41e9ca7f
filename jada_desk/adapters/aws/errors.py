"""What AWS answers when it does not do as asked, turned once into the product's own errors.

Sentences never quote AWS's own message, which may hold an address or a phone number; they name its code.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeVar

from botocore.exceptions import (
    BotoCoreError,
    ChecksumError,
    ClientError,
    ConfigNotFound,
    ConfigParseError,
    ConnectTimeoutError,
    CredentialRetrievalError,
    EndpointConnectionError,
    EndpointProviderError,
    FlexibleChecksumError,
    HTTPClientError,
    IncompleteReadError,
    InvalidRegionError,
    LoginError,
    MetadataRetrievalError,
    NoAuthTokenError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
    ProfileNotFound,
    ProxyConnectionError,
    SSLError,
    SSOError,
    TokenRetrievalError,
)
from botocore.exceptions import ConnectionError as BotoConnectionError
from botocore.parsers import ResponseParserError

from jada_desk.domain.errors import (
    JadaError,
    NotAllowed,
    NotFound,
    OutcomeUnknown,
    Refused,
    SignInNeeded,
    Stale,
    Unavailable,
)
from jada_desk.domain.translation import tr

_T = TypeVar("_T")


class Failure(Enum):
    """The ways in which a call fails, told apart by what may be done next."""

    THROTTLED = auto()
    UNREACHABLE = auto()
    ANSWER_LOST = auto()
    CONDITION_LOST = auto()
    MISSING = auto()
    SIGNED_OUT = auto()
    NOT_SET_UP = auto()
    BAD_KEYS = auto()
    BAD_SETTINGS = auto()
    DENIED = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Request:
    """One kind of call, with the sentences that a dispatcher reads when it fails; each is whole and translated.

    `failed` says what could not be done, and the reason is put behind it. A write says besides that it had no effect
    (`unchanged`) and that nobody knows whether it had (`uncertain`); both are "" for a read. `permission` is what
    to do where the keys may not do it, `remedy` what to do after any other refusal.
    The error codes in `missing` mean that the table, bucket or distribution is not there, as `absent` says, with
    its `absent_remedy`; those in `lost` that the condition of a write no longer holds.
    """

    service: str
    failed: str
    permission: str
    unchanged: str = ""
    uncertain: str = ""
    absent: str = ""
    absent_remedy: str = ""
    missing: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    remedy: str = ""


_ATTEMPTS: Final = 3

_THROTTLED: Final = frozenset(
    {
        "BandwidthLimitExceeded",
        "KMSThrottling",
        "KMSThrottlingException",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "Throttled",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyInvalidationsInProgress",
        "TooManyRequestsException",
    }
)
# OperationAborted and ConditionalRequestConflict are S3's 409 for two conditional uploads at the same moment.
_CONDITION_LOST: Final = frozenset(
    {
        "ConditionalCheckFailedException",
        "ConditionalRequestConflict",
        "OperationAborted",
        "PreconditionFailed",
    }
)
_SIGNED_OUT: Final = frozenset({"ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"})
_BAD_KEYS: Final = frozenset(
    {
        "AuthFailure",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "InvalidToken",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "NotAuthorized",
        "RequestExpired",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
_BAD_SETTINGS: Final = frozenset(
    {
        "AuthorizationHeaderMalformed",
        "IllegalLocationConstraintException",
        "InvalidBucketName",
        "PermanentRedirect",
    }
)


def ask(request: Request, send: Callable[[], _T], *, attempts: int = _ATTEMPTS) -> _T:
    """What `send` gives, one HTTP request a call, with SDK errors turned into JadaError.

    A throttled call is made up to `attempts` times, and so is a read whose answer was lost. A write whose
    answer was lost is never repeated, for only then can Stale be trusted to mean somebody else's write; the
    SDK's own retries are off for the same reason: they would hide that an earlier attempt may have worked.

    `send` takes what it needs out of the answer itself: a KeyError there means that AWS was not who answered.
    """
    tried = 1
    while True:
        try:
            return send()
        except (BotoCoreError, ClientError, ResponseParserError, KeyError) as exc:
            failure = _failure(exc, request)
            again = failure is Failure.THROTTLED or (failure is Failure.ANSWER_LOST and not request.uncertain)
            if not again or tried >= attempts:
                raise _error(failure, _code(exc), request) from exc
        pause(tried)
        tried += 1


def pause(tried: int) -> None:
    """Wait before another attempt: 0.05 to 0.1 s after the first, twice as long after each further one."""
    time.sleep(0.05 * 2 ** (tried - 1) * random.uniform(1, 2))


def throttled(request: Request) -> Unavailable:
    """The error for a service that answers, but leaves the work undone for want of capacity."""
    return Unavailable(
        _because(request, tr("{service} is too busy.", service=request.service)),
        unchanged=request.unchanged,
        remedy=tr("Try again in a minute."),
    )


def _code(exc: Exception) -> str:
    return (
        str(exc.response.get("Error", {}).get("Code", ""))
        if isinstance(exc, ClientError)
        else type(exc).__name__
    )


def _failure(exc: Exception, request: Request) -> Failure:
    return _answered(exc, request) if isinstance(exc, ClientError) else _unanswered(exc)


def _answered(exc: ClientError, request: Request) -> Failure:
    code = _code(exc)
    status = int(exc.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    by_code = (
        (request.missing, Failure.MISSING),
        (request.lost | _CONDITION_LOST, Failure.CONDITION_LOST),
        (_THROTTLED, Failure.THROTTLED),
        (_SIGNED_OUT, Failure.SIGNED_OUT),
        (_BAD_KEYS, Failure.BAD_KEYS),
        (_BAD_SETTINGS, Failure.BAD_SETTINGS),
    )
    for codes, failure in by_code:
        if code in codes:
            return failure
    if status in (301, 307, 308):
        return Failure.BAD_SETTINGS
    if status == 403 or code.startswith(("AccessDenied", "Authorization")):
        return Failure.DENIED
    if status == 412:
        return Failure.CONDITION_LOST
    if status == 429:
        return Failure.THROTTLED
    return Failure.ANSWER_LOST if status >= 500 else Failure.REFUSED


def _unanswered(exc: Exception) -> Failure:
    match exc:
        case EndpointConnectionError() | ConnectTimeoutError() | ProxyConnectionError():
            return Failure.UNREACHABLE
        case SSLError() if "CERTIFICATE_VERIFY_FAILED" in str(
            exc
        ):  # refused in the handshake, before anything was sent
            return Failure.UNREACHABLE
        case (
            HTTPClientError()
            | BotoConnectionError()
            | ResponseParserError()
            | KeyError()
            | IncompleteReadError()
            | ChecksumError()
            | FlexibleChecksumError()
        ):
            return Failure.ANSWER_LOST
        case NoCredentialsError():
            return Failure.NOT_SET_UP
        case (
            NoAuthTokenError()
            | CredentialRetrievalError()
            | MetadataRetrievalError()
            | TokenRetrievalError()
            | SSOError()
            | LoginError()
        ):
            return Failure.SIGNED_OUT
        case (
            ProfileNotFound()
            | PartialCredentialsError()
            | ConfigNotFound()
            | ConfigParseError()
            | NoRegionError()
            | InvalidRegionError()
            | EndpointProviderError()
        ):
            return Failure.BAD_SETTINGS
        case _:
            return Failure.REFUSED


def _because(request: Request, reason: str) -> str:
    return f"{request.failed} {reason}"


def _error(failure: Failure, code: str, request: Request) -> JadaError:
    service, unchanged = request.service, request.unchanged
    match failure:
        case Failure.THROTTLED:
            return throttled(request)
        case Failure.UNREACHABLE:
            return Unavailable(
                _because(request, tr("{service} could not be reached.", service=service)),
                unchanged=unchanged,
                remedy=tr(
                    "Check the internet connection, and the address of the AWS server if the settings "
                    "name one."
                ),
            )
        case Failure.ANSWER_LOST if request.uncertain:
            return OutcomeUnknown(
                tr("{service} gave no answer that says whether it did as asked.", service=service),
                unchanged=request.uncertain,
                remedy=tr("Retry looks first, and does only what is missing."),
            )
        case Failure.ANSWER_LOST:
            return Unavailable(
                _because(request, tr("{service} gave no usable answer.", service=service)),
                remedy=tr("Try again in a minute."),
            )
        case Failure.CONDITION_LOST:
            return Stale(
                _because(request, tr("Somebody else changed what {service} holds.", service=service)),
                unchanged=unchanged,
                remedy=tr("Look at the new difference and publish again."),
            )
        case Failure.MISSING:
            return NotFound(request.absent, unchanged=unchanged, remedy=request.absent_remedy)
        case Failure.SIGNED_OUT:
            return SignInNeeded(
                _because(request, tr("The AWS sign-in is missing or has expired.")),
                unchanged=unchanged,
                remedy=tr("Sign in to AWS again (with a profile: aws sso login), then try again."),
            )
        case Failure.NOT_SET_UP:
            return SignInNeeded(
                _because(request, tr("This computer has no AWS sign-in.")),
                unchanged=unchanged,
                remedy=tr("Choose a profile or access keys in the settings, under AWS account."),
            )
        case Failure.BAD_KEYS:
            return SignInNeeded(
                _because(
                    request,
                    tr("{service} does not accept the AWS keys ({code}).", service=service, code=code),
                ),
                unchanged=unchanged,
                remedy=tr("Check the access keys, or those of the AWS profile, and this computer's clock."),
            )
        case Failure.BAD_SETTINGS:
            return Refused(
                _because(
                    request,
                    tr("{service} cannot do it with these settings ({code}).", service=service, code=code),
                ),
                unchanged=unchanged,
                remedy=tr("Check region, profile and bucket in the [aws] section of the settings."),
            )
        case Failure.DENIED:
            return NotAllowed(
                _because(request, tr("These AWS keys may not do it ({code}).", code=code)),
                unchanged=unchanged,
                remedy=request.permission,
            )
        case Failure.REFUSED:
            return Refused(
                _because(request, tr("{service} refused it ({code}).", service=service, code=code)),
                unchanged=unchanged,
                remedy=request.remedy or tr("Report this code to whoever looks after the desk."),
            )
