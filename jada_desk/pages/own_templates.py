"""Templates that a tenant changed: kept in its folder, checked before use, never used broken.

A file that does not pass is left alone and told; the built-in is used in its place until it passes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Final

from jada_desk.domain.errors import BadInput
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr, tr_later
from jada_desk.pages import template_samples as samples
from jada_desk.pages.guest_page import page_facts
from jada_desk.pages.messages import email_facts
from jada_desk.pages.page_laws import find_breaches, visible_text
from jada_desk.pages.rendering import (
    Own,
    content_policy,
    environment,
    page_style,
    render_page,
    render_template,
)
from jada_desk.pages.template_limits import TemplateRefused, check_language
from jada_desk.resources import templates_dir

# Raised when a template is handed other facts than before: what was written for the earlier ones is out of date.
_FORM: Final = 1
_FORM_LINE: Final = re.compile(r"\{#-? JADA Desk template, form (\d+)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One template that a tenant may change: its file, and what it is called."""

    name: str
    title: str
    is_html: bool

    @property
    def short(self) -> str:
        """The name without endings where one word is enough: "guest", "sms"."""
        return self.name.split(".")[0]


KINDS: Final = (
    Kind("guest.html.j2", tr_later("Guest page"), is_html=True),
    Kind("notice.txt.j2", tr_later("E-mail as text"), is_html=False),
    Kind("notice.html.j2", tr_later("E-mail with a look"), is_html=True),
    Kind("sms.txt.j2", tr_later("Text message"), is_html=False),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A template as it was tried: what it makes (of the first sample), and what is wrong with it, a sentence each."""

    kind: Kind
    source: str
    problems: tuple[str, ...]
    shown: str = ""


def kind_of(name: str) -> Kind:
    """The template of that file name or title. Raises BadInput."""
    for kind in KINDS:
        if name.casefold() in (kind.name, kind.name.removesuffix(".j2"), kind.short, kind.title.casefold()):
            return kind
    names = ", ".join(one.name for one in KINDS)
    raise BadInput(
        tr("There is no template {name} to change.", name=name),
        remedy=tr("Name one of: {names}.", names=names),
    )


def built_in(kind: Kind) -> str:
    """The program's own template, with the line that says for which form it was written."""
    source = (templates_dir() / kind.name).read_text(encoding="utf-8")
    line = f"{{#- JADA Desk template, form {_FORM}: your copy. Keep this line. -#}}\n"
    return line + source


def difference(kind: Kind, source: str) -> str:
    """What a tenant's template has otherwise than the built-in, as a unified diff; "" when nothing."""
    ours, theirs = built_in(kind).splitlines(), source.splitlines()
    return "\n".join(unified_diff(ours, theirs, "built-in", "yours", n=2, lineterm=""))


def check(kind: Kind, source: str, tenant: Tenant) -> Checked:
    """Try a template with samples of everything it may be handed. Never raises on bad templates."""
    form = _FORM_LINE.match(source)
    if not form or int(form[1]) != _FORM:
        said = (
            "It was written for an earlier desk" if form else "Its first line does not say which form it has"
        )
        return Checked(kind, source, (f"{said}: copy the built-in again and bring your words over.",))
    try:
        # Parsed in an environment of its own, so that no other template is looked at yet.
        check_language(environment(), source)
        shown = _TRIALS[kind.name](((kind.name, source),), tenant)
    except TemplateRefused as refused:
        return Checked(kind, source, (str(refused),))
    return Checked(kind, source, tuple(dict.fromkeys(shown.problems)), shown.text)


class TemplateFolder:
    """One tenant's templates. Files are read again when they change."""

    def __init__(self, folder: Path, tenant: Tenant) -> None:
        self._folder, self._tenant = folder, tenant
        self._known: dict[str, tuple[tuple[int, int], Checked]] = {}
        self._failed: dict[str, str] = {}

    def path(self, kind: Kind) -> Path:
        return self._folder / kind.name

    def read(self, kind: Kind) -> Checked | None:
        """The tenant's own template as it stands, checked; None when it has none."""
        path = self.path(kind)
        try:
            state = path.stat()
            stamp = (state.st_mtime_ns, state.st_size)
            known = self._known.get(kind.name)
            if known is None or known[0] != stamp:
                self._failed.pop(kind.name, None)
                self._known[kind.name] = known = (stamp, self._read(kind, path))
        except FileNotFoundError:
            return None
        except OSError as exc:
            return Checked(kind, "", (tr("It cannot be read: {reason}.", reason=exc.strerror),))
        return known[1]

    def _read(self, kind: Kind, path: Path) -> Checked:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        try:
            source = raw[:_MOST_BYTES].decode("utf-8")
        except UnicodeDecodeError:
            return Checked(kind, "", (tr("It is not in UTF-8."),))
        if len(raw) > _MOST_BYTES:
            return Checked(kind, "", (tr("It is far too large."),))
        return check(kind, source.replace("\r\n", "\n"), self._tenant)

    @property
    def own(self) -> Own:
        """The sources that are in use beside the built-in ones."""
        found = [(kind, self.read(kind)) for kind in KINDS]
        return tuple(
            (kind.name, one.source)
            for kind, one in found
            if one and not one.problems and kind.name not in self._failed
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each template of the tenant that is not in use."""
        said = []
        for kind in KINDS:
            one = self.read(kind)
            problem = (
                one.problems[0] if one and one.problems else self._failed.get(kind.name) if one else None
            )
            if problem:
                said.append(f"Your template “{kind.title}” is not used, the built-in is: {problem}")
        return tuple(said)

    def give_up(self, name: str, problem: str) -> None:
        """A template that passed failed with real facts: the built-in is used until it is changed."""
        self._failed[name] = problem

    def save(self, kind: Kind, source: str) -> Checked:
        """Keep a template; it is in use from the next plan on. Raises BadInput when it does not pass the check."""
        checked = check(kind, source, self._tenant)
        if checked.problems:
            raise BadInput(
                tr("The template was not saved: {problems}", problems=checked.problems[0]),
                unchanged=tr("The one in use is as it was."),
            )
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self.path(kind).with_suffix(".new")
        fresh.write_text(source, encoding="utf-8", newline="\n")
        fresh.replace(self.path(kind))
        return checked

    def copy(self, kind: Kind) -> Path:
        """Put a copy of the built-in into the folder, to be edited. Raises BadInput when one is there."""
        if self.path(kind).exists():
            raise BadInput(
                tr("There is a template of your own already: {path}.", path=self.path(kind)),
                unchanged=tr("It is as it was."),
                remedy=tr("Edit it, or drop it first."),
            )
        self.save(kind, built_in(kind))
        return self.path(kind)

    def drop(self, kind: Kind) -> None:
        """Go back to the built-in; the tenant's file stays beside it as `.old`."""
        path = self.path(kind)
        if path.exists():
            path.replace(path.with_suffix(".old"))


_MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Trial:
    text: str
    problems: tuple[str, ...]


def _try_page(own: Own, tenant: Tenant) -> _Trial:
    problems: list[str] = []
    pages = []
    policy = content_policy(page_style(), "'none'")
    for facts in samples.PAGES:
        html = render_page("guest.html.j2", language=facts.language, own=own, **page_facts(facts)).decode()
        pages.append(html)
        problems += find_breaches(html, policy)
    seen = visible_text(pages[0])
    problems += [
        tr("It does not say {fact}.", fact=fact) for fact, text in samples.PAGE_FACTS if text not in seen
    ]
    return _Trial(pages[0], tuple(problems))


def _try_text_mail(own: Own, tenant: Tenant) -> _Trial:
    return _try_mail("notice.txt.j2", lambda text: (text, ()), own, tenant)


def _try_html_mail(own: Own, tenant: Tenant) -> _Trial:
    return _try_mail(
        "notice.html.j2", lambda html: (visible_text(html), find_breaches(html, "")), own, tenant
    )


def _try_mail(
    name: str, read: Callable[[str], tuple[str, tuple[str, ...]]], own: Own, tenant: Tenant
) -> _Trial:
    problems: list[str] = []
    made = []
    for notices in samples.MAILS:
        facts = email_facts(notices, tenant)
        text = render_template(name, facts, own)
        made.append(text)
        seen, breaches = read(text)
        problems += breaches
        problems += [
            tr("It does not say {what}.", what=what)
            for what, said in _said_in(facts)
            if said not in " ".join(seen.split())
        ]
    return _Trial(made[0], tuple(problems))


def _said_in(facts: Mapping[str, object]) -> list[tuple[str, str]]:
    """What a mail must say: every sentence, every fact and every link of every charter, and who writes."""
    wanted = [("who it is from", str(facts["tenant"]))]
    sections = facts["sections"]
    assert isinstance(sections, list)
    for one in sections:
        wanted.append(("what it is about", one.headline))
        wanted += [("everything there is to say", sentence) for sentence in one.more]
        wanted += [(f"the fact “{row.label}”", row.value) for row in one.rows]
        wanted += [("the link to the guest page", one.page_url), ("the link to answer", one.answer_url)]
    return [(what, " ".join(said.split())) for what, said in wanted if said]


def _try_sms(own: Own, tenant: Tenant) -> _Trial:
    text = render_template("sms.txt.j2", {"message": samples.TEXT}, own).strip()
    problems = []
    if samples.TEXT not in text:
        problems.append(tr("It does not say the message."))
    if len(text) > len(samples.TEXT) + _MOST_MORE:
        problems.append(
            tr(
                "It adds more than {most_more} characters, which every message would cost.",
                most_more=_MOST_MORE,
            )
        )
    if "\n" in text:
        problems.append(tr("It has more than one line."))
    return _Trial(text, tuple(problems))


_MOST_MORE: Final = 80
_TRIALS: Final[Mapping[str, Callable[[Own, Tenant], _Trial]]] = {
    "guest.html.j2": _try_page,
    "notice.txt.j2": _try_text_mail,
    "notice.html.j2": _try_html_mail,
    "sms.txt.j2": _try_sms,
}
