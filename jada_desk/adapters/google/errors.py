"""What Google and the way to it say when something fails, turned into the product's errors once."""

from collections.abc import Iterator
from contextlib import contextmanager
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
_LATER_REMEDY: Final = tr_later("Check the network and try again.")


class NotSent(HttpLib2Error):
    """The connection was never made: the request certainly had no effect."""


class AnswerLost(HttpLib2Error):
    """The connection broke after the request went out."""


@contextmanager
def google_errors(thing: str, *, write: bool = False) -> Iterator[None]:
    """Turns what Google's libraries raise inside into JadaErrors; `thing` is the subject ("the calendar").

    With `write`, a lost answer is OutcomeUnknown; of a read it is Unavailable, for it may simply be repeated.
    """
    try:
        yield
    except (ApiError, HttpLib2Error, GoogleAuthError, HTTPException, OSError, ValueError) as exc:
        raise as_jada_error(exc, thing, write) from exc


def as_jada_error(exc: Exception, thing: str, write: bool) -> JadaError:
    """The error that one exception of Google's libraries means."""
    unchanged = tr("Nothing was changed there.") if write else ""
    if isinstance(exc, HttpError):
        return _answered(exc, thing, write, unchanged)
    if isinstance(exc, RefreshError) and not exc.retryable:
        return SignInNeeded(
            tr("The sign-in to Google has expired or was taken back."),
            unchanged=unchanged,
            remedy=tr(_SIGN_IN),
        )
    if isinstance(
        exc, NotSent | GoogleAuthError
    ):  # the token could not be renewed: the request itself was not sent
        return Unavailable(
            tr("Google could not be reached for {thing}.", thing=thing),
            unchanged=unchanged,
            remedy=tr(_LATER_REMEDY),
        )
    return _lost(tr("Google's answer about {thing} was lost or cannot be read.", thing=thing), write)


def _answered(exc: HttpError, thing: str, write: bool, unchanged: str) -> JadaError:
    status = int(exc.status_code)
    reasons = _reasons(exc)
    if status == 401:
        return SignInNeeded(
            tr("Google does not accept the sign-in."), unchanged=unchanged, remedy=tr(_SIGN_IN)
        )
    if status in (404, 410):
        return NotFound(
            tr("Google does not have {thing} (any more).", thing=thing),
            unchanged=unchanged,
            remedy=tr("Refresh to see what is there."),
        )
    if status == 409:
        return AlreadyExists(
            tr("Google already has {thing}.", thing=thing),
            unchanged=unchanged,
            remedy=tr("Refresh to see what is there."),
        )
    if status == 412:
        return Stale(
            tr("Somebody changed {thing} in the meantime.", thing=thing),
            unchanged=tr("Their change was not overwritten."),
            remedy=tr("Look at the new difference and publish again."),
        )
    if status == 429 or (status == 403 and reasons & _LATER):
        return Unavailable(
            tr("Google takes no more requests for the moment."),
            unchanged=unchanged,
            remedy=tr("Wait a minute and try again."),
        )
    if status == 403 and reasons & _NOT_ALLOWED:
        return NotCovered(
            tr("The sign-in does not cover {thing}.", thing=thing),
            unchanged=unchanged,
            remedy=tr("Sign in to Google again and leave every box ticked."),
        )
    if status == 403 and reasons & _SWITCHED_OFF:
        return Refused(
            tr("The Google project of this sign-in has no access to {thing} switched on.", thing=thing),
            unchanged=unchanged,
            remedy=tr("Switch the API on in the Google Cloud console."),
        )
    if status == 403:
        return NotAllowed(
            tr(
                "This sign-in has no permission for {thing} (403: {plain}).",
                thing=thing,
                plain=_plain(exc.reason),
            ),
            unchanged=unchanged,
            remedy=tr("Have the calendar shared with this account so that it may make changes to events."),
        )
    if status >= 500:
        return _lost(
            tr("Google had a fault of its own ({status}) about {thing}.", status=status, thing=thing), write
        )
    return Refused(
        tr(
            "Google refused the request about {thing} ({status}: {plain}).",
            thing=thing,
            status=status,
            plain=_plain(exc.reason),
        ),
        unchanged=unchanged,
        remedy=tr("Check the calendar, the account and its permissions in the settings."),
    )


def _lost(what: str, write: bool) -> JadaError:
    if write:
        return OutcomeUnknown(
            what, unchanged=tr("It may or may not have been changed."), remedy=tr("Refresh to see which.")
        )
    return Unavailable(what, remedy=tr(_LATER_REMEDY))


def _reasons(exc: HttpError) -> set[str]:
    details = exc.error_details
    found = details if isinstance(details, list) else []
    return {str(one.get("reason", "")) for one in found if isinstance(one, dict)} | {str(exc.reason)}


def _plain(reason: object) -> str:
    """Google's own short word, cut: it never quotes event or mail text, and a foreign server's page would."""
    text = " ".join(str(reason).split())
    return text if len(text) <= 120 and "<" not in text else tr("no reason given")
