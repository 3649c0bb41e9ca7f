"""The feed over the network: what is fetched, what is refused, and the last good copy."""

import gzip
import socket
import ssl
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jada_desk.adapters.google import feed_fetch
from jada_desk.adapters.google.calendar_feed import IcalFeed
from jada_desk.domain.errors import JadaError, Refused, Unavailable
from tests.unit.google.web import answer, serving

LA = ZoneInfo("America/Los_Angeles")
FRI, SUN = date(2026, 5, 29), date(2026, 5, 31)
TIMES = b"DTSTART:20260531T010000Z\r\nDTEND:20260531T030000Z\r\n"
EVENT = b"BEGIN:VEVENT\r\nUID:quinn@google.com\r\n" + TIMES + b"END:VEVENT\r\n"


def calendar(*events: bytes) -> bytes:
    return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + b"".join(events) + b"END:VCALENDAR\r\n"


CALENDAR = calendar(EVENT)
HTML = answer(body=b"<!DOCTYPE html><title>Sign in</title>")


class Clock:
    def __init__(self):
        self.time = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)

    def now(self):
        self.time += timedelta(minutes=1)
        return self.time


class Server:
    """Gives `reply` to each request; a list is used up from the front, the last one stays."""

    def __init__(self, *replies):
        self.replies = list(replies)

    def __call__(self, request):
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def feed_at(url, folder, clock=None, allow_loopback=True):
    return IcalFeed(url + "/basic.ics?key=secret", LA, folder, clock or Clock(), allow_loopback)


def ids(reading):
    return [event.event_id for event in reading.events]


class TestFetching:
    def test_asks_again_with_the_validators_and_takes_304_as_fresh(self, tmp_path):
        stamp = "Thu, 28 May 2026 20:00:00 GMT"
        server = Server(answer(body=CALENDAR, ETag='"1"', Last_Modified=stamp), answer("304 Not Modified"))
        with serving(server) as (url, requests):
            clock = Clock()
            feed = feed_at(url, tmp_path, clock)
            first, second = feed.read(FRI, SUN), feed.read(FRI, SUN)
        assert ids(first) == ids(second) == ["quinn"]
        assert not second.stale_reason
        assert second.read_at == clock.time
        assert requests[0].startswith("GET /basic.ics?key=secret HTTP/1.1")
        assert "If-None-Match" not in requests[0]
        assert 'If-None-Match: "1"' in requests[1]
        assert f"If-Modified-Since: {stamp}" in requests[1]

    def test_gzip_and_redirects(self, tmp_path):
        packed = answer(body=gzip.compress(CALENDAR), Content_Encoding="gzip")
        away = answer("302 Found", Location="/elsewhere")
        with serving(Server(away, away, away, packed)) as (url, requests):
            assert ids(feed_at(url, tmp_path).read(FRI, SUN)) == ["quinn"]
        assert requests[-1].startswith("GET /elsewhere ")

    def test_too_many_redirects(self, tmp_path):
        away = Server(answer("301 Moved", Location="/again"))
        with serving(away) as (url, requests), pytest.raises(Refused, match="without an end"):
            feed_at(url, tmp_path).read(FRI, SUN)
        assert len(requests) == 4

    @pytest.mark.parametrize(
        "reply",
        [
            answer("429 Too Many Requests"),
            answer("503 Service Unavailable"),
            answer(body=CALENDAR, Content_Length=str(len(CALENDAR) + 5), Connection="close"),
            answer(body=CALENDAR[:-20]),
            answer(body=gzip.compress(CALENDAR)[:-9], Content_Encoding="gzip"),
            answer(body=b"no gzip", Content_Encoding="gzip"),
            b"nonsense\r\n\r\n",
            None,
        ],
    )
    def test_for_the_moment_there_is_none(self, tmp_path, reply):
        with serving(Server(reply)) as (url, _), pytest.raises(Unavailable) as caught:
            feed_at(url, tmp_path).read(FRI, SUN)
        assert "secret" not in str(caught.value)
        assert caught.value.remedy

    @pytest.mark.parametrize(
        "reply",
        [
            HTML,
            answer(body=b"hello"),
            answer(body=b""),
            answer("404 Not Found"),
            answer("403 Forbidden"),
            answer("418 I'm a teapot"),
            answer(body=CALENDAR, Content_Encoding="br"),
            answer("302 Found", Location="http://10.0.0.1/internal"),
            answer("302 Found", Location="file:///etc/passwd"),
            answer("302 Found", Location="http://[bad"),
        ],
    )
    def test_there_is_no_calendar(self, tmp_path, reply):
        with serving(Server(reply)) as (url, _), pytest.raises(Refused) as caught:
            feed_at(url, tmp_path).read(FRI, SUN)
        assert "secret" not in str(caught.value)
        assert caught.value.remedy

    def test_a_bomb_is_not_unpacked(self, tmp_path):
        bomb = gzip.compress(b"BEGIN:VCALENDAR" + bytes(feed_fetch.MAX_BYTES))
        packed = Server(answer(body=bomb, Content_Encoding="gzip"))
        with serving(packed) as (url, _), pytest.raises(Refused, match="larger than 32 MB"):
            feed_at(url, tmp_path).read(FRI, SUN)

    @pytest.mark.parametrize(
        "url",
        [
            "http://203.0.113.5/basic.ics",
            "https://10.1.2.3/basic.ics",
            "https://169.254.169.254/latest/meta-data",
            "https://[::ffff:192.168.0.1]/basic.ics",
            "https://[2002:7f00:1::]/basic.ics",
            "https://[fe80::1]/basic.ics",
            "https://224.0.0.1/basic.ics",
            "http://127.0.0.1:1/basic.ics",
            "https://127.0.0.1:1/basic.ics",
            "file:///etc/passwd",
            "https:///basic.ics",
            "",
            "https://example.com:notaport/",
        ],
    )
    def test_addresses_that_are_not_public_are_never_called(self, tmp_path, url, monkeypatch):
        monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
        with pytest.raises(Refused):
            feed_at(url, tmp_path, allow_loopback=False).read(FRI, SUN)

    def test_a_name_that_leads_inside_is_not_called(self, tmp_path, monkeypatch):
        inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.1.1", 443))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)
        with pytest.raises(Refused, match="public"):
            feed_at("https://calendar.example.com", tmp_path, allow_loopback=False).read(FRI, SUN)

    def test_tls_is_checked_against_the_name(self, tmp_path, monkeypatch):
        certificate = certificate_for_localhost(tmp_path)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        wrap = lambda peer: context.wrap_socket(peer, server_side=True)  # noqa: E731
        with serving(Server(answer(body=CALENDAR)), wrap) as (url, _):
            named = url.replace("127.0.0.1", "localhost")
            with pytest.raises(Unavailable):  # signed by nobody we know
                feed_at(named, tmp_path / "a").read(FRI, SUN)
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
            assert ids(feed_at(named, tmp_path / "b").read(FRI, SUN)) == ["quinn"]
            with pytest.raises(Unavailable):  # another name than the certificate's
                feed_at(url, tmp_path / "c").read(FRI, SUN)


def certificate_for_localhost(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "localhost.pem"
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


class TestTheLastGoodCopy:
    @pytest.mark.parametrize(
        ("reply", "word"),
        [
            (answer("429 Too Many Requests"), "asked too often"),
            (HTML, "web page"),
            (answer(body=CALENDAR[:-20]), "broke off"),
            (answer("404 Not Found"), "not shared"),
            (None, "cannot be reached"),
            (answer(body=calendar()), "suddenly has no events"),
        ],
    )
    def test_stays_when_something_worse_comes(self, tmp_path, reply, word):
        with serving(Server(answer(body=CALENDAR), reply)) as (url, _):
            feed = feed_at(url, tmp_path)
            good, stale = feed.read(FRI, SUN), feed.read(FRI, SUN)
            restarted = feed_at(url, tmp_path).read(FRI, SUN)
        assert ids(stale) == ids(restarted) == ["quinn"]
        assert stale.read_at == restarted.read_at == good.read_at
        assert word in stale.stale_reason
        assert "copy" in stale.stale_reason
        assert stale.stale_reason == restarted.stale_reason

    def test_is_there_offline_after_a_restart(self, tmp_path):
        with serving(Server(answer(body=CALENDAR, ETag='"1"'))) as (url, _):
            good = feed_at(url, tmp_path).read(FRI, SUN)
        offline = feed_at(url, tmp_path).read(FRI, SUN)
        assert (offline.events, offline.read_at) == (good.events, good.read_at)

    def test_a_feed_that_never_had_events_may_be_empty(self, tmp_path):
        with serving(Server(answer(body=calendar()))) as (url, _):
            feed = feed_at(url, tmp_path)
            feed.read(FRI, SUN)
            reading = feed.read(FRI, SUN)
        assert (reading.events, reading.stale_reason) == ((), "")

    def test_belongs_to_its_address(self, tmp_path):
        with serving(Server(answer(body=CALENDAR))) as (url, _):
            feed_at(url, tmp_path).read(FRI, SUN)
        with pytest.raises(Unavailable):
            feed_at(url + "/other", tmp_path).read(FRI, SUN)

    def test_a_damaged_one_is_not_used(self, tmp_path):
        with serving(Server(answer(body=CALENDAR, ETag='"1"'))) as (url, requests):
            feed_at(url, tmp_path).read(FRI, SUN)
            (body,) = tmp_path.glob("*.ics")
            body.write_bytes(CALENDAR[:-30])
            feed_at(url, tmp_path).read(FRI, SUN)
            assert "If-None-Match" not in requests[1]
            (index,) = tmp_path.glob("*.json")
            index.write_text("{")
            assert ids(feed_at(url, tmp_path).read(FRI, SUN)) == ["quinn"]

    def test_is_replaced_whole_and_for_this_user_only(self, tmp_path):
        newer = CALENDAR.replace(b"quinn", b"priya")
        with serving(Server(answer(body=CALENDAR), answer(body=newer))) as (url, _):
            feed = feed_at(url, tmp_path)
            feed.read(FRI, SUN)
            assert ids(feed.read(FRI, SUN)) == ["priya"]
        files = list(tmp_path.iterdir())
        assert sorted(file.suffix for file in files) == [".ics", ".json"]
        assert not any(file.stat().st_mode & 0o077 for file in files)
        assert not any(b"secret" in file.read_bytes() or "secret" in file.name for file in files)

    def test_a_full_disk_keeps_nothing_and_hides_nothing(self, tmp_path, monkeypatch, expect_log):
        expect_log("could not be kept on disk: No space left on device")

        def full(*_):
            raise OSError(28, "No space left on device")

        with serving(Server(answer(body=CALENDAR))) as (url, _):
            monkeypatch.setattr("os.fsync", full)
            assert ids(feed_at(url, tmp_path).read(FRI, SUN)) == ["quinn"]
        assert list(tmp_path.iterdir()) == []

    def test_304_to_a_question_without_validators_is_no_calendar(self, tmp_path):
        with serving(Server(answer("304 Not Modified"))) as (url, _), pytest.raises(JadaError):
            feed_at(url, tmp_path).read(FRI, SUN)
