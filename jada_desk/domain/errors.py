"""Every failure the product speaks about, in the form a dispatcher can act on."""


class JadaError(Exception):
    """A failure told in three sentences: what happened, what was not changed, what to do.

    `what` and `remedy` are shown as they are; `unchanged` may be empty when nothing was at stake.
    None of the three may hold a guest's or crew member's personal data, for they reach the log.
    """

    def __init__(self, what: str, *, unchanged: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.unchanged = unchanged
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.unchanged, self.remedy) if part)


class BadInput(JadaError):
    """Something that a person or a file gave cannot be used."""


class SettingsError(BadInput):
    """A settings file cannot be used; `what` names the file, the key and the line."""


class NotFound(JadaError):
    """The event, object, table, bucket or distribution that was asked for is not there."""


class Stale(JadaError):
    """A conditional write was refused: the thing changed since it was read (HTTP 412, a lost condition)."""


class AlreadyExists(Stale):
    """A write that must create found something there."""


class Refused(JadaError):
    """The other side answered and said no for good: validation, no permission, a wrong key."""


class SignInNeeded(Refused):
    """The sign-in is missing, expired or revoked; everything else can go on."""


class NotCovered(SignInNeeded):
    """Somebody is signed in, and did not allow this when they did."""


class NotAllowed(Refused):
    """The account lacks a permission: every call of the kind would be refused, until somebody gives it."""


class Unavailable(JadaError):
    """The call certainly had no effect and may be tried again: throttled, no name, no connection."""


class OutcomeUnknown(JadaError):
    """The call went out and its answer was lost: it may or may not have had its effect.

    Time-outs after sending, resets and 5xx answers. Never to be repeated without looking.
    """


class Cancelled(JadaError):
    """The person asked to stop; raised between steps, never inside one."""


class NeedsDecision(JadaError):
    """Going on needs a choice that only a person can make (a conflict, a locked profile, two candidates)."""
