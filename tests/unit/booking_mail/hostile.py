"""Mails made to hurt: big, deep, broken, and bait for every pattern. Each is made when it is asked for."""

from collections.abc import Callable

HEADER = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: XHQGMDH\r\n"


def nested(kind: bytes, depth: int) -> bytes:
    mail = HEADER
    for level in range(depth):
        if kind == b"multipart":
            mail += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        else:
            mail += b"Content-Type: message/rfc822\r\n\r\nSubject: %d\r\n" % level
    return mail + b"Content-Type: text/plain\r\n\r\nPhone: 619-555-0003\r\n"


def parts(count: int, body: bytes, kind: bytes = b"text/html") -> bytes:
    whole = b"".join(b"--b\r\nContent-Type: " + kind + b"\r\n\r\n" + body + b"\r\n" for _ in range(count))
    return HEADER + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + whole + b"--b--\r\n"


def html(body: str) -> bytes:
    return HEADER + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()


def text(body: str) -> bytes:
    return HEADER + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body.encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: b"\x00" * 100_000,
    "no header": lambda: b"\n\nhello",
    "10 MB of text": lambda: text("Phone 619 555 0003 and more words here\n" * 270_000),
    "10 MB of newlines": lambda: text("\n" * 10_000_000),
    "10 MB in one line": lambda: text("a" * 10_000_000),
    "10 MB of digits in one line": lambda: text("619-555-" * 1_250_000),
    "a 10 MB header": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 700_000 + b"\r\n\r\nx",
    "11 MB": lambda: text("x" * 70 + "\n") * 1 + b"y" * 11_000_000,
    "10,000 phones": lambda: text("".join(f"Phone: 619-555-{n:04}\n" for n in range(10_000))),
    "10,000 phones of one kind": lambda: text("Call support 619-555-0003 " * 10_000),
    "digits everywhere": lambda: text("1-2-3-4-5-6-7-8-9-0-" * 20_000),
    "digit lines": lambda: text("\n".join("619 555 00 " * 8 for _ in range(4_000))),
    "addresses": lambda: text("E-mail: " + "a@" * 200_000),
    "address lines": lambda: text("\n".join("e-mail: " + "a.b-c_d" * 130 for _ in range(400))),
    "quoted headers": lambda: text("From: a@b.example\nTo: c\nDate: 1 May 2026 10:00\n" * 8_000),
    "colons": lambda: text("a: b\n" * 60_000),
    "1,000 multiparts deep": lambda: nested(b"multipart", 1_000),
    "90 multiparts deep": lambda: nested(b"multipart", 90),
    "1,000 messages deep": lambda: nested(b"message", 1_000),
    "90 messages deep": lambda: nested(b"message", 90),
    "3,000 parts": lambda: parts(3_000, b"<p>x</p>"),
    "1,000 parts of HTML": lambda: parts(1_000, b"<p>x</p>" * 1_000),
    "HTML nested deeply": lambda: html("<div>" * 200_000),
    "HTML formatting nested": lambda: html("<b><i><a>" * 60_000),
    "HTML tables nested": lambda: html("<table><tr><td>" * 60_000),
    "HTML of tags alone": lambda: html("<p><br>" * 140_000),
    "HTML attributes": lambda: html("<p " + "a='b' " * 150_000 + ">x"),
    "style sheets": lambda: html("<style>" + ".a{display:none}" * 60_000 + "</style>x"),
    "style sheets for some screens": lambda: html("<style>" + "@{" + "@x{}" * 200_000 + "</style>x"),
    "style sheets never closed": lambda: html("<style>" + "@{" * 300_000),
    "mail files": lambda: parts(500, nested(b"multipart", 90), b'message/x; name="a.eml"'),
    "HTML never closed": lambda: html("<" * 1_000_000),
    "HTML links": lambda: html("<a href='tel:+16195550003'>x</a>" * 30_000),
    "JSON-LD nested": lambda: html('<script type="application/ld+json">' + "[" * 90_000 + "</script>"),
    "JSON-LD of rubbish": lambda: html(
        '<script type="application/ld+json">{"underName": {"name": [1]}}</script>' * 500
    ),
    "base64 of rubbish": lambda: HEADER + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"!!!===" * 10_000,
    "a bad uuencoding": lambda: (
        HEADER + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 666 x\r\n\xff\xff"
    ),
    "bad headers": lambda: (
        b"From: =?utf-8?b?////?= <\xff@\xff>\r\nTo: ,,,@@@\r\nDate: 99 Foo 99999999 99:99\r\n"
        b'Subject: =?none?q?=ZZ?= =?utf-8?b?=?=\r\nContent-Type: text/plain; charset="\xff\xfe"\r\n'
        b"Content-Disposition: ;;;=\r\n\r\nXHQGMDH Phone: 619-555-0003"
    ),
    "HTML entities": lambda: html("<p>" + "&nbsp;&#8203;&amp;" * 60_000),
    "HTML entities in attributes": lambda: html('<a href="' + "&amp;" * 150_000 + '">x</a>'),
    "one huge table": lambda: html(
        "<table>" + "<tr><td>Phone</td><td>619-555-0003</td></tr>" * 20_000 + "</table>"
    ),
    "a table of empty cells": lambda: html("<table><tr>" + "<td>" * 250_000),
    "HTML comments": lambda: html("<!--" + "<!-- -->" * 100_000),
    "HTML styles": lambda: html("<p style='" + "display : " * 80_000 + "'>x"),
    "bait for ids": lambda: text("booking " * 120_000 + "\n" + "booking number" + " " * 900 + "x\n" * 4_000),
    "bait for names": lambda: text("\n".join("renter" + " " * 900 for _ in range(4_000))),
    "bait for dates": lambda: text("\n".join("31 " * 300 for _ in range(4_000))),
    "bait for confirmed": lambda: text("\n".join("a " * 480 for _ in range(4_000))),
    "bait for deposits": lambda: text("\n".join("deposit " * 120 for _ in range(4_000))),
    "bait for addresses": lambda: text("\n".join("e-mail: " + "a@" + "b." * 450 for _ in range(400))),
    "bait for links": lambda: text("\n".join("a" * 480 + "://" * 150 + "1234567" for _ in range(400))),
    "bait for meta": lambda: html("<meta " * 200_000),
    "bait for encoded words": lambda: b"Subject: " + b"=?" * 300_000 + b"\r\n\r\nx",
    "bait for addresses in the header": lambda: (
        b"From: " + b'<("' * 200_000 + b"\r\nTo: " + b"a@b," * 200_000 + b"\r\n\r\nx"
    ),
    "a punycode charset": lambda: (
        HEADER + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 500_000
    ),
    "an idna charset": lambda: (
        HEADER + b"Content-Type: text/plain; charset=idna\r\n\r\n" + b"xn--a." * 200_000
    ),
    "a hex charset": lambda: HEADER + b"Content-Type: text/plain; charset=hex\r\n\r\n" + b"zz" * 200_000,
    "1,000 parts each a message": lambda: parts(1_000, b"x", b"message/rfc822"),
    "a million header lines": lambda: b"X: y\r\n" * 1_000_000 + b"\r\nx",
    "one header folded 200,000 times": lambda: b"Subject: a\r\n" + b" b\r\n" * 190_000 + b"\r\nx",
    "a boundary never closed": lambda: (
        HEADER + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b" * 900_000
    ),
}
