"""The settings pages of AWS: the account, and the tables and pages that lie there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QLineEdit

from jada_desk.desktop.connect.page import Page
from jada_desk.desktop.connect.parts import Choice, Servers
from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.connections import Part

if TYPE_CHECKING:
    from jada_desk.adapters.aws.sign_in import Profile

_KEYRING: Final = "\n keys in the keyring"
_REGIONS: Final = (
    "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 "
    "eu-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 ap-south-1 sa-east-1"
).split()


class AwsPage(Page):
    """Profile or keys, and the region."""

    title = tr_later("AWS account")
    words = tr_later("Tables, guest pages and messages are in your own AWS account.")
    parts = (Part.AWS,)

    def build(self) -> None:
        form, theme = self.form, self.theme
        self.profile = Choice(theme, tr("AWS profile"))
        self.profile.picked.connect(self._picked)
        self.profile_hint = self.column.field(
            tr("Signs in with"),
            self.profile,
            tr("Profiles of this computer's AWS configuration (~/.aws/config)."),
        )
        self.start = ActionButton(theme, tr("Sign in to AWS…"), self._begin)
        self.column.row(self.start)
        self.access = QLineEdit(placeholderText=tr("Access key id"))
        self.access.setAccessibleName(tr("Access key id"))
        self.secret = QLineEdit(placeholderText=tr("Secret access key"))
        self.secret.setAccessibleName(tr("Secret access key"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep_keys = ActionButton(theme, tr("Keep them in the keyring"), self._keep)
        self.column.row(self.access, self.secret, self.keep_keys, stretch=False)
        self.keys_words = Text(theme, "", 12.5, tone="secondary")
        self.column.addWidget(self.keys_words)
        self.column.addSpacing(8)
        self.region = Choice(theme, tr("Region"), may_type=True)
        self.region.offer([(one, one) for one in _REGIONS], form.text("aws", "region"))
        self.region.picked.connect(lambda value: form.put("aws", "region", value))
        self.column.field(tr("Region"), self.region)
        more = ActionButton(theme, tr("Another server than AWS…"), self._show_more, kind="quiet")
        self.column.row(more)
        self._servers = Servers(form, theme, ("aws", "endpoint_url", tr("Address of the AWS server")))
        self.column.addWidget(self._servers)
        self._kinds: dict[str, str] = {}
        self._fit()

    def enter(self) -> None:
        def read(_report: object, _cancel: object) -> object:
            from jada_desk.adapters.aws.sign_in import profiles

            return profiles()

        self.tasks.start("read", Task(read, succeeded=self._listed, failed=self._no_list), key="profiles")

    def _listed(self, result: object) -> None:
        found = cast("tuple[Profile, ...]", result)
        self._kinds = {one.name: one.kind for one in found}
        options = [(tr("What this computer is set up with (environment, default profile)"), "")]
        options += [
            (
                tr("Profile {name}{words}", name=one.name, words=f" ({one.words})" if one.words else ""),
                one.name,
            )
            for one in found
        ]
        options.append((tr("Access keys, kept in the keyring"), _KEYRING))
        now = _KEYRING if self.form.text("aws", "keys") else self.form.text("aws", "profile")
        self.profile.offer(options, now)
        self._fit()

    def _no_list(self, error: JadaError) -> None:
        self.profile_hint.setText(f"{error.what} {error.remedy}")

    def _picked(self, value: str) -> None:
        self.form.put("aws", "keys", "keyring" if value == _KEYRING else "")
        self.form.put("aws", "profile", "" if value == _KEYRING else value)
        self._fit()

    def _fit(self) -> None:
        has_keys = bool(self.form.text("aws", "keys"))
        for part in (self.access, self.secret, self.keep_keys, self.keys_words):
            part.setVisible(has_keys)
        self.start.setVisible(self._kinds.get(self.form.text("aws", "profile")) == "sso" and not has_keys)

    def _show_more(self) -> None:
        self._servers.open()

    def _begin(self) -> None:
        self.findings.clear()
        self.sign_in.begin(self.form.tenant(), "AWS")

    def _keep(self) -> None:
        tenant_id, access, secret = self.form.tenant_id, self.access.text(), self.secret.text()

        def keep(_report: object, _cancel: object) -> object:
            from jada_desk.sign_ins import keep_access_keys

            return keep_access_keys(tenant_id, access, secret)

        self.tasks.start("disk", Task(keep, succeeded=self._kept, failed=self._not_kept))

    def _kept(self, lasting: object) -> None:
        self.access.clear()
        self.secret.clear()
        kept = (
            tr("Kept in the keyring.") if lasting else tr("Kept for this session only: there is no keyring.")
        )
        self.keys_words.setText(kept)
        self.wants_test.emit()

    def _not_kept(self, error: JadaError) -> None:
        self.keys_words.setText(f"{error.what} {error.remedy}")

    def problem(self) -> str:
        return "" if self.form.text("aws", "region") else tr("Choose a region.")


class CloudPage(Page):
    """Tables, bucket, distribution and the public address."""

    title = tr_later("Tables and guest pages")
    words = tr_later(
        "What exists is used as it is. What does not can be created here, after you have seen it."
    )
    parts = (Part.TABLES, Part.PAGES, Part.PHOTOS, Part.CDN, Part.SITE)

    def build(self) -> None:
        self.line(
            "aws",
            "prefix",
            tr("Tables begin with"),
            tr("So jada- means the tables jada-events, jada-crew-dispatch, jada-guests and so on."),
            "jada-",
        )
        self.line("aws", "bucket", tr("S3 bucket of the guest pages"), "", "sailjada-pages")
        self.line(
            "aws",
            "photo_bucket",
            tr("S3 bucket of guests' photos"),
            tr("Private, and another one than the pages'. Leave it empty to take no photos."),
            "sailjada-photos",
        )
        self.line("aws", "distribution_id", tr("CloudFront distribution"), "", "E2XYZABC123")
        self.line(
            "aws", "site_url", tr("Public address"), tr("Where guests see the pages."), "https://sailjada.com"
        )

    def enter(self) -> None:
        if not self.form.text("aws", "prefix") and self.form.tenant_id:
            self.form.put("aws", "prefix", f"{self.form.tenant_id}-")

    def problem(self) -> str:
        return "" if self.form.text("aws", "prefix") else tr("Say what the tables begin with.")
