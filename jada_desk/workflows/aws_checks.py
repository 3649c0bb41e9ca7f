"""The tests of AWS: who is signed in, tables, buckets, the edge and its public address, messages, kept waivers.

Each gives what is to be said of its part, and raises JadaError when the service says no.
"""

from collections.abc import Sequence
from dataclasses import replace
from email.utils import parseaddr

from jada_desk.domain.errors import JadaError, NotFound
from jada_desk.workflows.connections import Connections, Finding
from jada_desk.workflows.findings import fail, ok, skip, warn
from jada_desk.workflows.new_distribution import shown
from jada_desk.workflows.ports import OWN_TABLES, TABLE_KEYS, Table
from jada_desk.workflows.waiver_desk import check_waivers


def aws(connections: Connections) -> Finding:
    return ok(f"Signed in as {connections.cloud.who()}.")


def tables(connections: Connections) -> Finding:
    cloud, prefix = connections.cloud, connections.tenant.aws.prefix
    keys = {table: cloud.table_keys(table) for table in Table}
    wrong = [prefix + table for table, found in keys.items() if found and found != TABLE_KEYS[table]]
    if wrong:
        return fail(
            f"Not the key that the desk needs: {_list(wrong)}.",
            "Choose another prefix in the settings; a table's key cannot be changed.",
        )
    missing = [table for table, found in keys.items() if found is None]
    shown = tuple(f"table {prefix}{table}, key {' + '.join(TABLE_KEYS[table])}" for table in missing)
    if len(missing) == len(keys):
        return fail(f"There are no tables that begin with {prefix} yet.", "Have them created.", shown)
    if [one for one in missing if one not in OWN_TABLES]:
        return fail(f"Not there: {_list([prefix + one for one in missing])}.", "Have this created.", shown)
    for table, found in keys.items():
        if found:
            cloud.try_table_write(table)
    if unknown := [one for one in sorted(cloud.boats()) if not connections.tenant.boat(one)]:
        return fail(
            f"Charters in the tables are on boats that are not among yours: {_list(unknown)}.",
            "Add them under Boats: else these charters are taken to be on the first boat, and people told so.",
        )
    if missing:
        return replace(
            warn(
                f"The desk's own {_list([prefix + one for one in missing])}: made when first needed.",
                "Or have this created now.",
            ),
            creates=shown,
        )
    return ok(f"All {len(keys)} tables can be read and written.")


def pages(connections: Connections) -> Finding:
    bucket = connections.tenant.aws.bucket
    if not bucket:
        return fail("No bucket is named for the guest pages.", "Name one in the settings.")
    try:
        look = connections.cloud.bucket()
    except NotFound:
        return fail(
            f"There is no bucket {bucket}.",
            "Have it created, or correct its name.",
            (f"bucket {bucket}, private: only CloudFront shows what is in it",),
        )
    connections.cloud.try_page_write()
    count = f"{look.pages} guest {'page' if look.pages == 1 else 'pages'}"
    words = f"Pages can be uploaded; {count} there."
    if look.is_private is False:
        return warn(f"{words} The bucket is open to everybody.", "Block public access to it in S3.")
    return ok(words)


def photos(connections: Connections) -> Finding:
    bucket = connections.tenant.aws.photo_bucket
    if not bucket:
        return skip(
            "No bucket for photos is named: guests add none.",
            "Name one in the settings, under Tables and guest pages.",
        )
    try:
        is_private = connections.cloud.photo_bucket()
    except NotFound:
        return fail(
            f"There is no bucket {bucket}.",
            "Have it created, or correct its name.",
            (f"bucket {bucket}, private: nobody gets a photo without the desk or its album link",),
        )
    if is_private is None:
        return warn(
            f"The bucket {bucket} is there; whether it is private could not be asked.",
            "Allow s3:GetBucketPublicAccessBlock, or look in the S3 console.",
        )
    if not is_private:
        return fail(f"Guests' photos in {bucket} are open to everybody.", "Block public access to it in S3.")
    return ok(f"The bucket {bucket} is there, and private.")


def cdn(connections: Connections) -> Finding:
    distribution_id = connections.tenant.aws.distribution_id
    if not distribution_id:
        return _no_distribution(connections, "No CloudFront distribution is named.")
    try:
        look = connections.cloud.distribution(distribution_id)
    except NotFound:
        return _no_distribution(connections, f"There is no distribution {distribution_id} in this account.")
    if not look.is_enabled:
        return fail("The distribution is switched off.", "Switch it on in the CloudFront console.")
    connections.cloud.try_invalidation(distribution_id)
    if not look.serves_bucket:
        return warn(
            f"{look.domain} can be cleared. It does not serve the bucket {connections.tenant.aws.bucket}.",
            "Check bucket and distribution in the settings.",
        )
    if not look.is_deployed:
        return warn(
            f"{look.domain} is there and on its way to CloudFront's edges, which takes a few minutes.",
            "Test again then; until it is deployed, pages may not be seen there.",
        )
    return ok(f"{look.domain} serves the bucket and can be cleared.")


def site(connections: Connections) -> Finding:
    if connections.site is None:
        return fail("No public address of the guest pages is set.", "Type it in the settings.")
    connections.site.read("/guests/jada-desk-check.html")
    return ok(f"{connections.tenant.aws.site_url} answers.")


def email(connections: Connections) -> Finding:
    if not connections.tenant.aws.email_from:
        return warn("No sender is set: nobody is told by e-mail.", "Type the sender in the settings.")
    try:
        look = connections.cloud.sender()
    except NotFound:
        address = parseaddr(connections.tenant.aws.email_from)[1]
        return fail(
            "SES does not know this sender.",
            "Have it added, or verify its whole domain in the SES console.",
            (f"sender {address} in SES, which mails it a link to confirm",),
        )
    if not look.is_verified:
        return fail("SES has not verified this sender yet.", "Follow the mail or the DNS records SES gave.")
    if look.is_sandbox:
        return warn(
            "The sender is verified. SES is in its sandbox: only verified addresses get mail.",
            "Ask for production access in the SES console.",
        )
    return ok("The sender is verified.")


def sms(connections: Connections) -> Finding:
    sandbox = connections.cloud.sms_sandbox()
    if sandbox:
        return warn(
            "SNS is in its SMS sandbox: only verified numbers get text messages.",
            "Leave the sandbox in the SNS console, and register a number (10DLC) for the United States.",
        )
    if sandbox is None:
        return ok("SNS answers; whether it is in its SMS sandbox could not be asked.")
    return ok("Text messages can be sent.")


def waivers(connections: Connections) -> Finding:
    try:
        found = check_waivers(connections.tables)
    except NotFound:
        return skip("Not checked: there are no tables yet.")
    flaws = sum(map(len, found.flaws.values()))
    words = f"{found.checked} checked, {flaws} {'flaw' if flaws == 1 else 'flaws'}."
    return fail(words, "See which they are: jada-desk waivers") if flaws else ok(words)


def _no_distribution(connections: Connections, what: str) -> Finding:
    """One can be made as soon as the bucket that it would stand in front of is there."""
    remedy = (
        "Have one created, or take the id (E…) of yours from the CloudFront console. To a new one "
        "add the paths of the functions there: /waivers, /photos and /crew."
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
        "Take its id (E…) from the CloudFront console. Or see that the bucket of the guest pages works: "
        "then one can be created here.",
    )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
