"""How often somebody may try something: counted in the cloud, before the try, in one conditional write.

So the limit holds for any number of functions at once, and for a function that was started a moment ago.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from jada_desk.workflows.ports.tables import EXPIRES_AT, Table, Tables


def allow(tables: Tables, kind: str, who: str, at: datetime, *, limit: int, per: timedelta) -> bool:
    """Count a try of `who` at something of a kind; False when the window that `at` is in had `limit` already.

    Windows stand beside one another on the clock, so that over the end of one up to twice the limit may pass.
    What is kept names nobody: `who` is hashed, and the row goes when its window is over.
    """
    seconds = int(per.total_seconds())
    window = int(at.timestamp()) // seconds
    digest = sha256(f"{kind}|{who}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    values = {EXPIRES_AT: (window + 2) * seconds}
    return tables.count_up(Table.LIMITS, (f"{kind}#{digest}#{window}",), limit=limit, values=values)


def who_asks(address: str) -> str:
    """Whom an IP address stands for: of IPv6 the /64, which one household has whole; any other text as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
