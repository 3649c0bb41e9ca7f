"""Whether text names a day: in figures, or with the month's name in one of the languages that mails come in."""

# ruff: noqa: RUF001 - letters of other scripts look like ours

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from jada_desk.adapters.booking_mail.folding import folded

# January to December, without what is a common word in another language ("out", "set", "sie").
_MONTHS: Final = tuple(
    tuple(line.split("/"))
    for line in (
        "january/jan/enero/ene/janvier/janv/januar/jaenner/gennaio/gen/janeiro/januari/января/янв/stycznia/ocak"
        "/ιανουαριου/ιαν/يناير/ינואר/जनवरी/มกราคม/ม.ค",
        "february/feb/febrero/fevrier/fevr/februar/febbraio/fevereiro/fev/februari/февраля/фев/lutego/subat"
        "/φεβρουαριου/φεβ/فبراير/פברואר/फरवरी/กุมภาพันธ์/ก.พ",
        "march/mar/marzo/mars/marz/maerz/marco/maart/mrt/марта/мар/marca/mart/μαρτιου/μαρ/مارس/מרץ/मार्च/มีนาคม/มี.ค",
        "april/apr/abril/abr/avril/avr/aprile/апреля/апр/kwietnia/nisan/απριλιου/απρ/أبريل/ابريل/אפריל/अप्रैल"
        "/เมษายน/เม.ย",
        "may/mayo/mai/maggio/mag/maio/mei/maj/мая/май/maja/mayis/μαιου/μαι/مايو/מאי/मई/พฤษภาคม/พ.ค",
        "june/jun/junio/juin/juni/giugno/giu/junho/июня/июн/czerwca/haziran/ιουνιου/ιουν/يونيو/יוני/जून/มิถุนายน/มิ.ย",
        "july/jul/julio/juillet/juil/juli/luglio/lug/julho/июля/июл/lipca/temmuz/ιουλιου/ιουλ/يوليو/יולי/जुलाई"
        "/กรกฎาคม/ก.ค",
        "august/aug/agosto/ago/aout/augusti/augustus/августа/авг/sierpnia/agustos/αυγουστου/αυγ/أغسطس/اغسطس/אוגוסט"
        "/अगस्त/สิงหาคม/ส.ค",
        "september/sept/sep/septiembre/septembre/settembre/setembro/сентября/сен/wrzesnia/eylul/σεπτεμβριου/σεπ"
        "/سبتمبر/ספטמבר/सितंबर/กันยายน/ก.ย",
        "october/oct/octubre/octobre/oktober/okt/ottobre/ott/outubro/октября/окт/pazdziernika/ekim/οκτωβριου/οκτ"
        "/أكتوبر/اكتوبر/אוקטובר/अक्टूबर/ตุลาคม/ต.ค",
        "november/nov/noviembre/novembre/novembro/ноября/ноя/listopada/kasim/νοεμβριου/νοε/نوفمبر/נובמבר/नवंबर"
        "/พฤศจิกายน/พ.ย",
        "december/dec/diciembre/dic/decembre/dezember/dez/dicembre/dezembro/декабря/дек/grudnia/aralik/δεκεμβριου/δεκ"
        "/ديسمبر/דצמבר/दिसंबर/ธันวาคม/ธ.ค",
    )
)


def english_month(day: date) -> str:
    """The month's name, in lower case, whatever the machine's locale is."""
    return _MONTHS[day.month - 1][0]


def mentions_day(lines: Iterable[str], day: date) -> bool:
    """Whether a line names the day, in words or in figures; another year does not count.

    Figures are read month first, as in the United States, unless the first is no month, or dots part them.
    """
    patterns = _patterns(day)
    return any(
        (match.groupdict().get("year") or str(day.year)) == str(day.year)
        for line in lines
        if any(one.isdigit() for one in line)
        for text in [folded(line)]
        for pattern in patterns
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=16)
def _patterns(day: date) -> tuple[re.Pattern[str], ...]:
    names = sorted({folded(name) for name in _MONTHS[day.month - 1]}, key=len, reverse=True)
    month = rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)\.?"
    number = rf"(?<!\d)0?{day.day}(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?:,?\s*(?:de\s+|of\s+|del\s+)?(?P<year>(?:19|20)\d\d)(?!\d))?(?!\d)"
    short = f"{day.year % 100:02}"
    forms = [
        rf"{month}\s+{number}(?!\w){year}",
        rf"{number}\s+(?:de\s+|ב|في\s+)?{month}{year}",
        rf"(?<!\d){day.year}[-/.]\s?0?{day.month}[-/.]\s?0?{day.day}(?!\d)",
        rf"(?<![\d/.-])0?{day.month}/0?{day.day}(?:/(?:20)?{short})?(?![\d/])",
        rf"(?<!\d){day.year}\s?[年년]\s?0?{day.month}\s?[月월]\s?0?{day.day}\s?[日일]",
        rf"(?<![\d/.-])0?{day.day}\.\s?0?{day.month}\.\s?(?:20)?{short}(?!\d)",
        rf"(?<![\d/.-])0?{day.day}-0?{day.month}-{day.year}(?!\d)",
    ]
    if day.day > 12:
        forms.append(rf"(?<![\d/.-])0?{day.day}/0?{day.month}/(?:20)?{short}(?!\d)")
    return tuple(re.compile(form) for form in forms)
