"""An AWS account in memory, as the connection tests see it. State is public, to seed and to look at."""

from dataclasses import dataclass, field
from hashlib import sha256

from jada_desk.domain.errors import NotFound
from jada_desk.workflows.connections import BucketLook, DistributionLook, MadeDistribution, SenderLook
from jada_desk.workflows.ports.tables import TABLE_KEYS, Table

PRIVATE = BucketLook(1, True)
SERVING = DistributionLook("d.example.net", True, True, True)
VERIFIED = SenderLook(True, False)


@dataclass
class AccountFake:
    """`CloudAccount` of one operation: `made` has what was created, `distributions` those of the account by id."""

    tables: dict[Table, tuple[str, ...]] = field(default_factory=lambda: dict(TABLE_KEYS))
    look: BucketLook | None = PRIVATE
    photos: str = "private"
    distributions: dict[str, DistributionLook] = field(default_factory=lambda: {"E2": SERVING})
    email: SenderLook | None = VERIFIED
    sandbox: bool | None = False
    sailing: frozenset[str] = frozenset({"jada"})
    refuses: Exception | None = None
    deploys_at_once: bool = True
    made: list[str] = field(default_factory=list)

    def who(self):
        if self.refuses:
            raise self.refuses
        return "role/desk in the account 1"

    def table_keys(self, table):
        return self.tables.get(table)

    def try_table_write(self, table):
        if self.refuses:
            raise self.refuses

    def create_table(self, table):
        self.made.append(table)
        self.tables[table] = TABLE_KEYS[table]

    def boats(self):
        return self.sailing

    def bucket(self):
        if self.look is None:
            raise NotFound("There is no bucket.")
        return self.look

    def try_page_write(self):
        pass

    def create_bucket(self):
        self.made.append("bucket")
        self.look = BucketLook(0, True)

    def photo_bucket(self):
        if not self.photos:
            raise NotFound("There is no bucket.")
        return {"private": True, "open": False}.get(self.photos)

    def create_photo_bucket(self):
        self.made.append("photos")
        self.photos = "private"

    def distribution(self, distribution_id):
        if distribution_id not in self.distributions:
            raise NotFound(f"There is no distribution {distribution_id}.")
        return self.distributions[distribution_id]

    def try_invalidation(self, distribution_id):
        self.distribution(distribution_id)

    def create_distribution(self, operation, comment):
        if self.look is None:
            raise NotFound("There is no bucket.")
        distribution_id = f"E{sha256(operation.encode()).hexdigest()[:13].upper()}"
        domain = f"{distribution_id.lower()}.cloudfront.net"
        if distribution_id not in self.distributions:
            self.made.append(comment)
            self.distributions[distribution_id] = DistributionLook(domain, True, True, self.deploys_at_once)
        return MadeDistribution(distribution_id, domain)

    def sender(self):
        if self.email is None:
            raise NotFound("There is no such sender.")
        return self.email

    def create_sender(self):
        self.made.append("sender")
        self.email = SenderLook(False, True)

    def sms_sandbox(self):
        return self.sandbox
