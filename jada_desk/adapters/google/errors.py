"""What Google and the way to it say when something fails, turned once into the product's own errors.

Of Google's own words a sentence has its short reason alone, for the rest may quote an event or a mail.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final

from google.auth.exceptions import GoogleAuthError, RefreshError
from googleapiclient.errors import Error as ApiError
from googleapiclient.errors import HttpError
from httplib2 import HttpLib2Error

from jada_desk.domain.errors import (
    AlreadyExists,
    JadaError,
    NotAllowed,
    NotCovered,
    NotFound,
    OutcomeUnknown,
    Refused,
    SignInNeeded,
    Stale,
    Unavailable,
)
from jada_desk.domain.translation import tr, tr_later

# Reasons of a 403 that mean "later" (Calendar API, "Handle API errors"; Gmail API, "Resolve errors").
_LATER: Final = frozenset(
    {
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "quotaExceeded",
        "dailyLimitExceeded",
        "RATE_LIMIT_EXCEEDED",
    }
)
_NOT_ALLOWED: Final = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
_SWITCHED_OFF: Final = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_SIGN_IN: Final = tr_later("Sign in to Google again.")
_NETWORK: Final = tr_later("Check the network and try again.")


class NotSent(HttpLib2Error):
    """The connection was never made: the request certainly had no effect."""


class AnswerLost(HttpLib2Error):
    """The connection broke after the request went out."""


@dataclass(frozen=True, slots=True)
class Request:
    """One kind of call, with the sentences that a dispatcher reads when it fails; each is whole and translated.

    `failed` says what could not be done, and the reason is put behind it. `permission` is what to do where the
    account may not do it, `remedy` what to do after any other refusal. A write says besides that it had no effect
    (`unchanged`) and that nobody knows whether it had (`uncertain`); both are "" for a read. `unheard` is what to
    do where Google was not reached or not heard and trying again is of no use.
    """

    failed: str
    permission: str
    remedy: str
    unchanged: str = ""
    uncertain: str = ""
    unheard: str = ""


@contextmanager
def google_errors(request: Request) -> Iterator[None]:
    """Turns what Google's libraries raise inside into JadaErrors.

    A lost answer to a write is OutcomeUnknown; to a read it is Unavailable, for that may simply be repeated.
    """
    try:
        yield
    except HttpError as exc:
        raise _answered(exc, request) from exc
    except (ApiError, HttpLib2Error, GoogleAuthError, HTTPException, OSError, ValueError) as exc:
        raise _unanswered(exc, request) from exc


def _because(request: Request, reason: str) -> str:
    return f"{request.failed} {reason}"


def _unanswered(exc: Exception, request: Request) -> JadaError:
    if isinstance(exc, RefreshError) and not exc.retryable:
        return SignInNeeded(
            tr("The sign-in to Google has expired or was taken back."),
            unchanged=request.unchanged,
            remedy=tr(_SIGN_IN),
        )
    # A token that could not be renewed: the request itself was not sent.
    if isinstance(exc, NotSent | GoogleAuthError):
        return Unavailable(
            _because(request, tr("Google could not be reached.")),
            unchanged=request.unchanged,
            remedy=request.unheard or tr(_NETWORK),
        )
    return _lost(tr("Google's answer was lost or cannot be read."), request)


def _answered(exc: HttpError, request: Request) -> JadaError:
    status, unchanged = int(exc.status_code), request.unchanged
    if status == 401:
        return SignInNeeded(
            tr("Google does not accept the sign-in."), unchanged=unchanged, remedy=tr(_SIGN_IN)
        )
    if status == 403:
        return _forbidden(exc, request)
    if status in (404, 410):
        return NotFound(
            _because(request, tr("Google found nothing there.")),
            unchanged=unchanged,
            remedy=tr("Refresh to see what is there."),
        )
    if status == 409:
        return AlreadyExists(
            _because(request, tr("Google already has one with this id.")),
            unchanged=unchanged,
            remedy=tr("Refresh to see what is there."),
        )
    if status == 412:
        return Stale(
            _because(request, tr("Somebody else made a change there in the meantime.")),
            unchanged=tr("Their change was not overwritten."),
            remedy=tr("Look at the new difference and publish again."),
        )
    if status == 429:
        return _too_many(request)
    if status >= 500:
        return _lost(tr("Google had a fault of its own ({status}).", status=status), request)
    return Refused(
        _because(request, tr("Google refused it ({code}).", code=_code(exc))),
        unchanged=unchanged,
        remedy=request.remedy,
    )


def _forbidden(exc: HttpError, request: Request) -> JadaError:
    reasons, unchanged = _reasons(exc), request.unchanged
    if reasons & _LATER:
        return _too_many(request)
    if reasons & _NOT_ALLOWED:
        return NotCovered(
            _because(request, tr("The sign-in does not cover it.")),
            unchanged=unchanged,
            remedy=tr("Sign in to Google again and leave every box ticked."),
        )
    if reasons & _SWITCHED_OFF:
        return Refused(
            _because(request, tr("The Google project of this sign-in has the API for it switched off.")),
            unchanged=unchanged,
            remedy=tr("Switch the API on in the Google Cloud console."),
        )
    return NotAllowed(
        _because(request, tr("This Google account may not do it ({code}).", code=_code(exc))),
        unchanged=unchanged,
        remedy=request.permission,
    )


def _too_many(request: Request) -> Unavailable:
    return Unavailable(
        _because(request, tr("Google takes no more requests for the moment.")),
        unchanged=request.unchanged,
        remedy=tr("Try again in a minute."),
    )


def _lost(reason: str, request: Request) -> JadaError:
    if request.uncertain:
        return OutcomeUnknown(reason, unchanged=request.uncertain, remedy=tr("Refresh to see which."))
    return Unavailable(_because(request, reason), remedy=request.unheard or tr(_NETWORK))


def _reasons(exc: HttpError) -> set[str]:
    details = exc.error_details
    found = details if isinstance(details, list) else []
    return {str(one.get("reason", "")) for one in found if isinstance(one, dict)} | {str(exc.reason)}


def _code(exc: HttpError) -> str:
    """The status with Google's own short word. A foreign server's page in the place of one is left out."""
    word = " ".join(str(exc.reason).split())
    return (
        f"{exc.status_code}: {word}"
        if word and len(word) <= 120 and "<" not in word
        else str(exc.status_code)
    )
