"""Guest pages of an operation whose addresses hold a key: who knows the guest and the day finds none."""

import re
from dataclasses import replace
from random import Random

from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign
from tests.unit.workflows.world import TENANT, THURSDAY, Operation

DIGITS = "0123456789abcdef"


def test_ten_thousand_guesses_at_a_page_with_a_key_find_nothing():
    jada = Operation(tenant=replace(TENANT, page_key="{name}-{date}-{key}"))
    before = set(jada.pages.objects)
    jada.publish(jada.plan(assign(Draft(), jada.charter("quinn"), CAPTAIN_SLOT, "Noor", THURSDAY)))
    made = set(jada.pages.objects) - before
    (page,) = (one for one in made if re.fullmatch(r"guests/quinn-2026-05-30-[0-9a-f]{10}\.html", one))
    head, key = page.removesuffix(".html")[:-10], page.removesuffix(".html")[-10:]
    guesser = Random(530)
    guesses = {f"{guesser.getrandbits(40):010x}" for _ in range(10_000)} - {key}
    guesses |= {key[:at] + one + key[at + 1 :] for at in range(10) for one in DIGITS if one != key[at]}
    guesses |= {"", key[:-1], f"{key}0", key.upper()} - {key}
    addresses = {f"{head}{one}.html" for one in guesses}
    addresses |= {f"guests/quinn{one}.html" for one in ("", "-guest", "-2026-05-30", "-sunset")}
    assert len(addresses) > 10_000
    assert not addresses & made
