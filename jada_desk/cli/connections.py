"""Signing in and out, and testing the connections, without a window."""

import sys
from dataclasses import asdict

from jada_desk.adapters.local.browser import open_in_browser
from jada_desk.bootstrap import find_tenant, tenant_templates
from jada_desk.cli import output
from jada_desk.cli.opening import DONE, FAILED, NEVER, Options, quiet, stopping
from jada_desk.connecting import diagnose
from jada_desk.domain.errors import Unavailable
from jada_desk.sign_ins import (
    SignedIn,
    sign_in_to_aws,
    sign_in_to_google,
    sign_out_of_aws,
    sign_out_of_google,
)
from jada_desk.workflows.connections import Finding, Health, Part

_MARKS = {Health.OK: "ok  ", Health.WARN: "note", Health.FAIL: "FAIL", Health.SKIPPED: "-   "}


def doctor(options: Options) -> int:
    """Test every connection; 1 when one fails."""
    tenant = find_tenant(options.home, options.tenant, options.practice)
    findings = diagnose(tenant, tuple(Part), quiet, NEVER)
    templates = tenant_templates(options.home, options.tenant, options.practice).warnings
    if options.json:
        found = [_json(one) for one in findings]
        output.print_json({"tenant": tenant.tenant_id, "findings": found, "templates": list(templates)})
    else:
        for warning in templates:
            print(f"{_MARKS[Health.WARN]}  Templates: {warning}")
        for one in findings:
            print(f"{_MARKS[one.health]}  {one.name}: {one.what}")
            for line in (one.remedy, *(f"can be created: {what}" for what in one.creates)):
                if line and one.health is not Health.OK:
                    print(f"      {line}")
    return FAILED if any(one.health is Health.FAIL for one in findings) else DONE


def sign_in(options: Options) -> int:
    """Sign in by the browser; Ctrl+C stops it."""
    tenant = find_tenant(options.home, options.tenant, options.practice)
    with stopping() as stop:
        if options.service == "google":
            signed_in = sign_in_to_google(tenant, options.account, _open, stop, options.time_limit)
        else:
            signed_in = sign_in_to_aws(tenant, _open, _show_code, stop, options.time_limit)
    _say(options, signed_in)
    return DONE


def sign_out(options: Options) -> int:
    """Give the sign-in back and forget it."""
    tenant = find_tenant(options.home, options.tenant, options.practice)
    words, revoked = "Signed out.", True
    try:
        (sign_out_of_google if options.service == "google" else sign_out_of_aws)(tenant)
    except Unavailable as exc:
        words, revoked = f"Forgotten here. {exc.what} The sign-in itself was not taken back.", False
    if options.json:
        output.print_json({"service": options.service, "signed_in": False, "revoked": revoked})
    else:
        print(words)
    return DONE if revoked else FAILED


def _say(options: Options, signed_in: SignedIn) -> None:
    if options.json:
        output.print_json(
            {
                "service": options.service,
                "signed_in": True,
                "lasting": signed_in.is_lasting,
                "limits": signed_in.limits,
            }
        )
    else:
        print(signed_in.words)


def _open(address: str) -> None:
    """The system's browser; the address is shown too, for a computer whose browser does not come up."""
    print(f"jada-desk: sign in here: {address}", file=sys.stderr, flush=True)
    open_in_browser(address)


def _show_code(code: str) -> None:
    print(f"jada-desk: the page must show this code: {code}", file=sys.stderr, flush=True)


def _json(finding: Finding) -> dict[str, object]:
    facts = asdict(finding)
    return {
        "check": facts["part"],
        "state": facts["health"],
        "what": facts["what"],
        "remedy": facts["remedy"],
        "sign_in": facts["sign_in"],
        "creates": list(facts["creates"]),
    }
