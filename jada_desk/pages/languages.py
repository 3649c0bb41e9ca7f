"""The templates' sentences in the reader's language: English stands in the templates, the others beside them."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from jada_desk.domain.language import Language
from jada_desk.resources import templates_dir


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """English sentence -> the same in `language`, from `templates/es.toml`; nothing for English."""
    if language is Language.ENGLISH:
        return {}
    found = tomllib.loads((templates_dir() / f"{language}.toml").read_text(encoding="utf-8"))
    return {english: said for english, said in found.items() if isinstance(said, str)}


def say(sentence: str, language: Language) -> str:
    """A sentence in a language; in English where there is no other."""
    return sentences(language).get(sentence, sentence)


def language_in(context: Context) -> Language:
    """The language that a template is rendered in; its caller hands it over as `lang`."""
    language = context.get("lang", Language.ENGLISH)
    return language if isinstance(language, Language) else Language.ENGLISH


@pass_context
def gettext(context: Context, sentence: str) -> str:
    """A sentence in the template's language."""
    return say(sentence, language_in(context))


@pass_context
def ngettext(context: Context, one: str, many: str, number: int) -> str:
    """As `gettext`, by number."""
    return say(one if number == 1 else many, language_in(context))


def in_its_language(say: Callable[..., str]) -> Callable[..., str]:
    """A filter out of a function that takes `language`: it speaks the template's."""

    @pass_context
    def said(context: Context, *values: Any) -> str:
        return say(*values, language=language_in(context))

    return said
