"""Tests every connection of a tenant, and says what works, what does not, and what to do about it.

The settings pages' "Test", the window's "Check connections" and `jada-desk doctor` are this one code. Nothing
here changes what an operation has: a permission to write is tried by a write whose condition cannot hold.
Only `create` makes something, and only what a person was shown before.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import Final

from jada_desk.domain.errors import Cancelled, JadaError, SignInNeeded
from jada_desk.domain.translation import tr
from jada_desk.workflows import aws_checks, google_checks
from jada_desk.workflows.connections import (
    NAMES,
    CloudAccount,
    Connections,
    Finding,
    Health,
    Part,
)
from jada_desk.workflows.new_distribution import with_new_distribution
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.ports.work import CancelToken, Progress, Report

# A part is not tested while this one fails: it would only say the same again.
_NEEDS: Final[Mapping[Part, Part]] = {
    Part.CALENDAR: Part.GOOGLE,
    Part.TABLES: Part.AWS,
    Part.PAGES: Part.AWS,
    Part.PHOTOS: Part.AWS,
    Part.CDN: Part.AWS,
    Part.EMAIL: Part.AWS,
    Part.SMS: Part.AWS,
    Part.WAIVERS: Part.AWS,
}


def examine(
    connections: Connections,
    parts: Sequence[Part],
    report: Report,
    cancel: CancelToken,
    executor: Executor,
) -> tuple[Finding, ...]:
    """Test `parts`, side by side where one does not rest on another, and give a finding for each, in order.

    Raises Cancelled only.
    """
    wanted = tuple(part for part in Part if part in parts)
    found: dict[Part, Finding] = {}

    def run(part: Part) -> Finding:
        if cancel.cancelled:
            raise Cancelled(tr("The test was stopped."))
        finding = _test(part, connections)
        report(
            Progress(f"{finding.name}: {finding.what}", total=len(wanted), layer=part, state=finding.health)
        )
        return finding

    first = [part for part in wanted if part not in _NEEDS]
    rest = [part for part in wanted if part in _NEEDS]
    for part, finding in zip(first, executor.map(run, first), strict=True):
        found[part] = finding
    lost = {part for part, one in found.items() if one.health is Health.FAIL}
    held = [part for part in rest if _NEEDS[part] in lost]
    found |= {
        one: Finding(
            one, Health.SKIPPED, tr("Not tested: first mend the {part}.", part=tr(NAMES[_NEEDS[one]]))
        )
        for one in held
    }
    tested = [part for part in rest if part not in held]
    for part, finding in zip(tested, executor.map(run, tested), strict=True):
        found[part] = finding
    return tuple(found[part] for part in wanted)


def create(connections: Connections, finding: Finding) -> Finding:
    """Make what a finding offers to, then test that part again. Raises JadaError when it cannot be made.

    What would be made now may be something else than what was shown, when settings or account changed since: then
    nothing is made, and the new finding is given.
    """
    now = _test(finding.part, connections)
    if not now.creates or now.creates != finding.creates:
        return now
    if finding.part is Part.CDN:
        connections, settings = with_new_distribution(connections)
        return replace(_test(Part.CDN, connections), settings=settings)
    _MAKES[finding.part](connections.cloud)
    return _test(finding.part, connections)


def _create_tables(cloud: CloudAccount) -> None:
    for table in Table:
        if cloud.table_keys(table) is None:
            cloud.create_table(table)


def _test(part: Part, connections: Connections) -> Finding:
    try:
        return replace(_TESTS[part](connections), part=part)
    except SignInNeeded as exc:
        service = "Google" if part in (Part.GOOGLE, Part.CALENDAR, Part.MAILBOX) else "AWS"
        return Finding(part, Health.FAIL, exc.what, exc.remedy, sign_in=service)
    except JadaError as exc:
        return Finding(part, Health.FAIL, exc.what, exc.remedy)


_TESTS: Final[Mapping[Part, Callable[[Connections], Finding]]] = {
    Part.GOOGLE: google_checks.google,
    Part.CALENDAR: google_checks.calendar,
    Part.FEED: google_checks.feed,
    Part.MAILBOX: google_checks.mailbox,
    Part.AWS: aws_checks.aws,
    Part.TABLES: aws_checks.tables,
    Part.PAGES: aws_checks.pages,
    Part.PHOTOS: aws_checks.photos,
    Part.CDN: aws_checks.cdn,
    Part.SITE: aws_checks.site,
    Part.EMAIL: aws_checks.email,
    Part.SMS: aws_checks.sms,
    Part.WAIVERS: aws_checks.waivers,
}

_MAKES: Final[Mapping[Part, Callable[[CloudAccount], None]]] = {
    Part.TABLES: _create_tables,
    Part.PAGES: lambda cloud: cloud.create_bucket(),
    Part.PHOTOS: lambda cloud: cloud.create_photo_bucket(),
    Part.EMAIL: lambda cloud: cloud.create_sender(),
}
