"""What a test of a connection says. Whoever ran the test puts in of which part it is (`doctor.examine`)."""

from jada_desk.workflows.connections import Finding, Health, Part


def ok(what: str) -> Finding:
    """It works."""
    return Finding(Part.GOOGLE, Health.OK, what)


def warn(what: str, remedy: str, sign_in: str = "") -> Finding:
    """It works with less; `sign_in` names the service that a new sign-in would help."""
    return Finding(Part.GOOGLE, Health.WARN, what, remedy, sign_in)


def fail(what: str, remedy: str, creates: tuple[str, ...] = ()) -> Finding:
    """It does not work; `creates` lists what can be made so that it does."""
    return Finding(Part.GOOGLE, Health.FAIL, what, remedy, creates=creates)


def skip(what: str, remedy: str = "") -> Finding:
    """It was not tested, and why."""
    return Finding(Part.GOOGLE, Health.SKIPPED, what, remedy)
