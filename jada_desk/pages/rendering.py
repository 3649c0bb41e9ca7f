"""The Jinja2 environment of all templates and the policy that a page carries against everything foreign."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import Final

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from jada_desk.domain.language import Language
from jada_desk.domain.plain_text import one_line
from jada_desk.pages import languages, words
from jada_desk.pages.languages import gettext, in_its_language, ngettext
from jada_desk.pages.template_limits import render_within
from jada_desk.resources import templates_dir

# Templates of a tenant's own, each its file name and its source: they stand before the built-in of that name.
Own = tuple[tuple[str, str], ...]
NOTHING_OWN: Final[Own] = ()


@lru_cache(maxsize=16)
def environment(own: Own = NOTHING_OWN) -> ImmutableSandboxedEnvironment:
    """The environment of the templates: sandboxed, an unknown name is an error, HTML templates are escaped."""
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([DictLoader(dict(own)), FileSystemLoader(templates_dir(), encoding="utf-8")]),
        autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.policies["ext.i18n.trimmed"] = True
    for say in (words.say_day, words.say_day_shortly, words.say_time, words.say_time_on, words.say_duration):
        made.filters[say.__name__] = in_its_language(say)
    made.filters["translated"] = in_its_language(languages.say)
    for word in (words.begin_large, one_line, words.web_address, words.dialled, words.shown_phone):
        made.filters[word.__name__] = word
    return made


def render_page(
    template: str,
    *,
    language: Language = Language.ENGLISH,
    with_form: bool = False,
    form_to: str = "",
    own: Own = NOTHING_OWN,
    **facts: object,
) -> bytes:
    """A whole HTML page in one language: one request, no script; only its own style, by hash, is let in.

    `with_form` allows a form to be sent to the page's own site, and to the origin `form_to`. Indentation is taken out
    to save bytes. A page from a tenant's own template says at its end from which. Raises TemplateRefused where such a
    one runs too far.
    """
    style = page_style() + form_style() if with_form else page_style()
    given = {
        "lang": language,
        "style": Markup(style),  # our own file, which must stand in the page to the byte
        "policy": content_policy(style, f"'self' {form_to}".strip() if with_form else "'none'"),
        **facts,
    }
    html = render_template(template, given, own)
    whole = _OUTDENT.sub("\n", html).strip() + "\n" + _mark_of(template, own)
    return whole.encode("utf-8", "replace")  # half a character, which JSON can hold and UTF-8 cannot


def render_template(template: str, facts: Mapping[str, object], own: Own = NOTHING_OWN) -> str:
    """A template's text. One of the tenant's own is given up when it runs too far: raises TemplateRefused."""
    if template in dict(own):
        return render_within(environment(own), template, facts)
    return environment().get_template(template).render(facts)


def _mark_of(template: str, own: Own) -> str:
    """What says in a page which template of the tenant's own it was made from; "" for the built-in."""
    source = dict(own).get(template)
    return f"<!-- template {sha256(source.encode()).hexdigest()[:12]} -->\n" if source else ""


_OUTDENT: Final = re.compile(r"\s*\n\s*")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)
_AROUND: Final = re.compile(r"\s*([{};,>])\s*")


@cache
def page_style() -> str:
    """The style of all pages, made small."""
    return _small("page.css")


@cache
def form_style() -> str:
    """What pages with a form need besides."""
    return _small("form.css")


def _small(file_name: str) -> str:
    source = (templates_dir() / file_name).read_text(encoding="utf-8")
    return re.sub(r":\s+", ":", _AROUND.sub(r"\1", _COMMENT.sub("", source))).replace(";}", "}").strip()


def content_policy(style: str, form_action: str) -> str:
    """A Content-Security-Policy that lets nothing in but this very style and pictures inside the page.

    Without a script nothing uses `connect-src`; it lets checkers that ask from inside the page read robots.txt.
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    style_source = f"style-src 'sha256-{digest}'"
    sources = f"default-src 'none'; connect-src 'self'; {style_source}; img-src data:"
    return f"{sources}; base-uri 'none'; form-action {form_action}"
