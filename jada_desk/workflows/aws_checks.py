"""The tests of AWS: who is signed in, tables, buckets, the edge and its public address, messages, kept waivers.

Each gives what is to be said of its part, and raises JadaError when the service says no.
"""

from collections.abc import Sequence
from dataclasses import replace
from email.utils import parseaddr

from jada_desk.domain.errors import JadaError, NotFound
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.connections import Connections, Finding
from jada_desk.workflows.findings import fail, ok, skip, warn
from jada_desk.workflows.new_distribution import shown
from jada_desk.workflows.ports.tables import OWN_TABLES, TABLE_KEYS, Table
from jada_desk.workflows.waiver_desk import check_waivers


def aws(connections: Connections) -> Finding:
    return ok(tr("Signed in as {who}.", who=connections.cloud.who()))


def tables(connections: Connections) -> Finding:
    cloud, prefix = connections.cloud, connections.tenant.aws.prefix
    keys = {table: cloud.table_keys(table) for table in Table}
    wrong = [prefix + table for table, found in keys.items() if found and found != TABLE_KEYS[table]]
    if wrong:
        return fail(
            tr("Not the key that the desk needs: {tables}.", tables=_list(wrong)),
            tr("Choose another prefix in the settings; a table's key cannot be changed."),
        )
    missing = [table for table, found in keys.items() if found is None]
    shown = tuple(
        tr("table {table}, key {key}", table=prefix + table, key=" + ".join(TABLE_KEYS[table]))
        for table in missing
    )
    if len(missing) == len(keys):
        return fail(
            tr("There are no tables that begin with {prefix} yet.", prefix=prefix),
            tr("Have them created."),
            shown,
        )
    if [one for one in missing if one not in OWN_TABLES]:
        return fail(
            tr("Not there: {tables}.", tables=_list([prefix + one for one in missing])),
            tr("Have this created."),
            shown,
        )
    for table, found in keys.items():
        if found:
            cloud.try_table_write(table)
    if unknown := [one for one in sorted(cloud.boats()) if not connections.tenant.boat(one)]:
        return fail(
            tr(
                "Charters in the tables are on boats that are not among yours: {boats}.", boats=_list(unknown)
            ),
            tr(
                "Add them under Boats: else these charters are taken to be on the first boat, and "
                "people told so."
            ),
        )
    if missing:
        return replace(
            warn(
                tr(
                    "The desk's own {tables}: made when first needed.",
                    tables=_list([prefix + one for one in missing]),
                ),
                tr("Or have this created now."),
            ),
            creates=shown,
        )
    return ok(tr("All {n} tables can be read and written.", n=len(keys)))


def pages(connections: Connections) -> Finding:
    bucket = connections.tenant.aws.bucket
    if not bucket:
        return fail(tr("No bucket is named for the guest pages."), tr("Name one in the settings."))
    try:
        look = connections.cloud.bucket()
    except NotFound:
        return fail(
            tr("There is no bucket {bucket}.", bucket=bucket),
            tr("Have it created, or correct its name."),
            (tr("bucket {bucket}, private: only CloudFront shows what is in it", bucket=bucket),),
        )
    connections.cloud.try_page_write()
    words = tr_n(
        "Pages can be uploaded; {n} guest page there.",
        "Pages can be uploaded; {n} guest pages there.",
        look.pages,
    )
    if look.is_private is False:
        return warn(
            tr("{words} The bucket is open to everybody.", words=words),
            tr("Block public access to it in S3."),
        )
    return ok(words)


def photos(connections: Connections) -> Finding:
    bucket = connections.tenant.aws.photo_bucket
    if not bucket:
        return skip(
            tr("No bucket for photos is named: guests add none."),
            tr("Name one in the settings, under Tables and guest pages."),
        )
    try:
        is_private = connections.cloud.photo_bucket()
    except NotFound:
        return fail(
            tr("There is no bucket {bucket}.", bucket=bucket),
            tr("Have it created, or correct its name."),
            (
                tr(
                    "bucket {bucket}, private: nobody gets a photo without the desk or its album link",
                    bucket=bucket,
                ),
            ),
        )
    if is_private is None:
        return warn(
            tr("The bucket {bucket} is there; whether it is private could not be asked.", bucket=bucket),
            tr("Allow s3:GetBucketPublicAccessBlock, or look in the S3 console."),
        )
    if not is_private:
        return fail(
            tr("Guests' photos in {bucket} are open to everybody.", bucket=bucket),
            tr("Block public access to it in S3."),
        )
    return ok(tr("The bucket {bucket} is there, and private.", bucket=bucket))


def cdn(connections: Connections) -> Finding:
    distribution_id = connections.tenant.aws.distribution_id
    if not distribution_id:
        return _no_distribution(connections, tr("No CloudFront distribution is named."))
    try:
        look = connections.cloud.distribution(distribution_id)
    except NotFound:
        return _no_distribution(
            connections,
            tr(
                "There is no distribution {distribution_id} in this account.", distribution_id=distribution_id
            ),
        )
    if not look.is_enabled:
        return fail(tr("The distribution is switched off."), tr("Switch it on in the CloudFront console."))
    connections.cloud.try_invalidation(distribution_id)
    if not look.serves_bucket:
        return warn(
            tr(
                "{domain} can be cleared. It does not serve the bucket {bucket}.",
                domain=look.domain,
                bucket=connections.tenant.aws.bucket,
            ),
            tr("Check bucket and distribution in the settings."),
        )
    if not look.is_deployed:
        return warn(
            tr(
                "{domain} is there and on its way to CloudFront's edges, which takes a few minutes.",
                domain=look.domain,
            ),
            tr("Test again then; until it is deployed, pages may not be seen there."),
        )
    return ok(tr("{domain} serves the bucket and can be cleared.", domain=look.domain))


def site(connections: Connections) -> Finding:
    if connections.site is None:
        return fail(tr("No public address of the guest pages is set."), tr("Type it in the settings."))
    connections.site.read("/guests/jada-desk-check.html")
    return ok(tr("{site_url} answers.", site_url=connections.tenant.aws.site_url))


def email(connections: Connections) -> Finding:
    if not connections.tenant.aws.email_from:
        return warn(tr("No sender is set: nobody is told by e-mail."), tr("Type the sender in the settings."))
    try:
        look = connections.cloud.sender()
    except NotFound:
        address = parseaddr(connections.tenant.aws.email_from)[1]
        return fail(
            tr("SES does not know this sender."),
            tr("Have it added, or verify its whole domain in the SES console."),
            (tr("sender {address} in SES, which mails it a link to confirm", address=address),),
        )
    if not look.is_verified:
        return fail(
            tr("SES has not verified this sender yet."), tr("Follow the mail or the DNS records SES gave.")
        )
    if look.is_sandbox:
        return warn(
            tr("The sender is verified. SES is in its sandbox: only verified addresses get mail."),
            tr("Ask for production access in the SES console."),
        )
    return ok(tr("The sender is verified."))


def sms(connections: Connections) -> Finding:
    sandbox = connections.cloud.sms_sandbox()
    if sandbox:
        return warn(
            tr("SNS is in its SMS sandbox: only verified numbers get text messages."),
            tr("Leave the sandbox in the SNS console, and register a number (10DLC) for the United States."),
        )
    if sandbox is None:
        return ok(tr("SNS answers; whether it is in its SMS sandbox could not be asked."))
    return ok(tr("Text messages can be sent."))


def waivers(connections: Connections) -> Finding:
    try:
        found = check_waivers(connections.tables)
    except NotFound:
        return skip(tr("Not checked: there are no tables yet."))
    flaws = sum(map(len, found.flaws.values()))
    words = tr_n(
        "{checked} checked, {n} flaw.", "{checked} checked, {n} flaws.", flaws, checked=found.checked
    )
    return fail(words, tr("See which they are: jada-desk waivers")) if flaws else ok(words)


def _no_distribution(connections: Connections, what: str) -> Finding:
    """One can be made as soon as the bucket that it would stand in front of is there."""
    remedy = tr(
        "Have one created, or take the id (E…) of yours from the CloudFront console. To a "
        "new one add the paths of the functions there: /waivers, /photos and /crew."
    )
    if connections.tenant.aws.bucket:
        try:
            connections.cloud.bucket()
        except JadaError:
            pass  # the test of the guest pages says why
        else:
            return fail(what, remedy, shown(connections.tenant))
    return fail(
        what,
        tr(
            "Take its id (E…) from the CloudFront console. Or see that the bucket of the guest "
            "pages works: then one can be created here."
        ),
    )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
