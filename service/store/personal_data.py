"""Personal data in what people write. In doubt a text is held: a person then reads it before everybody can."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

UNSEEN = {"Cc", "Cf", "Mc", "Me", "Mn"}
MINUS = "\N{MINUS SIGN}"

# Every pattern has an upper bound for what it tries at one place, so that no text takes more than linear time.
AT = r"""(?:@ ?| @ | ?[(\[{<] ?(?:@|at|snabel[- ]?a) ?[)\]}>] ?| snabel[- ]?a )"""
DOT = r"""(?:[.。]| ?[(\[{<] ?(?:dot|punkt) ?[)\]}>] ?| (?:dot|punkt) )"""
EMAIL_ADDRESS = re.compile(rf"[\w+\"'-]{AT}(?:[\w-]{{1,63}}{DOT}){{1,8}}[^\W\d_][\w-]", re.IGNORECASE)

SPELT_DATE = re.compile(r"(\d\d)-(\d\d)-(\d\d)-(\d{4})(?!-?\d)")  # 1912-12-12-1212
IDENTITY_NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,](?=\d{10}))"
    r"(?=((?:18|19|20) ?)?(\d\d)( ?)(\d\d)\3(\d\d) ?(?P<mark>[-+]?) ?(\d{4})(?!\d|-\d\d-\d\d))"
)  # a lookahead: what is no number must not hide one that begins inside it

IDENTIFIERS = re.compile(
    r"isbn(?:-1[03])?[: ]{0,2}(?:97[89](?:[ -]?\d){10}|\d(?:[ -]?\d){8}[ -]?[\dx])(?!\d)"
    r"|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}",  # a UUID in a link
    re.IGNORECASE,
)
BEFORE = r"(?<!\d)(?<!\d[-.,:/])"
GAP = r"[ ()./-]{0,4}"
IN_SWEDEN = re.compile(
    rf"{BEFORE}(?=(?:0{GAP}7{GAP}[02369](?:{GAP}\d){{7}}"
    rf"|08{GAP}\d\d(?:{GAP}\d){{4,6}}"
    rf"|(?:01[013689]|02[0136]|03[1356]|04[0246]|054|06[03]|07\d|090)(?!\d\D){GAP}\d\d(?:{GAP}\d){{3,5}}"
    rf"|0[1-9]\d\d{GAP}\d\d(?:{GAP}\d){{3,4}})(?!\d))"
)
INTERNATIONAL = re.compile(
    rf"{BEFORE}(?:\+ ?\(?|00(?! )|00 (?=46))(?=(?:46(?:{GAP}0)?{GAP}[1-9](?:{GAP}\d){{6,8}}"
    rf"|1{GAP}[2-9](?:{GAP}\d){{9}}|7{GAP}[3489](?:{GAP}\d){{9}}"
    rf"|(?!46)[2-689]\d(?:{GAP}\d){{5,13}})(?!\d))"
)
YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"(?:[0-2]\d|3[01])(?!\d)"
MONEY = r" ?(?:(?:kr|kronor|[tm]kr|mnkr|m?sek|euro|procent|miljoner|miljarder)\b|[€$%])"
OTHER_NUMBERS = re.compile(
    rf"(?!46)(?:[0-3]\d ?[-./ ] ?)?[0-5]\d ?[-./ ] ?{YEAR}|[0-3]\d[01]\d{YEAR}"  # 08-12-2022, 08/12 2022, 08122022
    rf"|(?:19|20)\d\d ?[-/ ] ?{YEAR}"
    r"|[012]\d[.:][0-5]\d ?- ?[012]\d[.:][0-5]\d(?!\d)|[012]\d[0-5]\d ?- ?[012]\d[0-5]\d(?! ?\d)"  # 08.00-17.00
    rf"|{DAY}(?:\D{{1,4}}{DAY}){{3}}"  # 08-10 12-14: hours, days, weeks
    r"|0[-.]|(?<=\d )0 |0 \d(?!\d)(?!(?: \d(?!\d)){8}(?! \d))"  # 0.7012345, 0-7023-1234-5, 0 7 2 10 8 10 5 3
    rf"|(?<=\d )0\d\d(?: \d{{3}}){{2}}(?!\d)|(?<=\d )0\d\d ?- ?\d{{1,3}}(?: \d{{3}}){{1,4}}{MONEY}"  # 1 020 000 000
    rf"|\d{{1,15}}(?:[ .]\d{{3}}){{0,4}}{MONEY}|(?!46)\d{{2,3}}(?:[ .]\d{{3}}){{0,4}}[ .]000(?!\d)",  # +20 000 000
    re.IGNORECASE,
)


def personal_data(text: str) -> list[str]:
    """Tell which kinds of personal data there are in a text."""
    plain = IDENTIFIERS.sub("-", _plain(text))
    found = {
        "emailAddress": EMAIL_ADDRESS.search(plain) is not None,
        "personalIdentityNumber": _has_identity_number(plain),
        "telephoneNumber": _has_telephone_number(plain),
    }
    return sorted(kind for kind, held in found.items() if held)


def _plain(text: str) -> str:
    """Write digits, dashes and spaces in one way, without what is not seen (Unicode Standard Annex 15, NFKC)."""
    # Marks go before the normal form is made, which takes quadratic time to put thousands of them in order.
    seen = unicodedata.normalize("NFKC", "".join(map(_seen, text)))
    return re.sub(" +", " ", "".join(map(_seen, seen))).replace("(0)", "0")


def _seen(character: str) -> str:
    if character == "\n":
        return character  # a number ends with its line
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in UNSEEN:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return "-" if category == "Pd" or character == MINUS else character


def _has_identity_number(plain: str) -> bool:
    return any(map(_is_identity_number, IDENTITY_NUMBER.finditer(SPELT_DATE.sub(r"\1\2\3-\4", plain))))


def _is_identity_number(match: re.Match[str]) -> bool:
    """Check the date and the check digit (Skatteverket, SKV 704 and 707)."""
    century, year, gap, month, day, mark, last = match.groups(default="")
    if gap and not mark:
        return False  # a list of numbers
    if not _is_day(int((century.strip() or "20") + year), int(month), int(day)):
        return False
    # Written as one, it is somebody's even if a digit is wrong; other numbers of ten digits are ordinary.
    return (mark != "" and gap == "") or _is_checked(year + month + day + last)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day - 60 if day > 60 else day)  # a coordination number has 60 more
    except ValueError:
        return False
    return True


def _is_checked(digits: str) -> bool:
    """Check the last digit by the Luhn algorithm (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _has_telephone_number(plain: str) -> bool:
    """Look for numbers of the Swedish numbering plan (PTS) and for international ones (ITU-T E.164)."""
    national = (match.start() for match in IN_SWEDEN.finditer(plain))
    international = (match.end() for match in INTERNATIONAL.finditer(plain))
    return any(
        not OTHER_NUMBERS.match(plain, start) and not _is_marked(IDENTITY_NUMBER.match(plain, start))
        for start in (*national, *international)
    )


def _is_marked(match: re.Match[str] | None) -> bool:
    """Tell a personal identity number with its separator; without it, ten digits may be either and are told as both."""
    return match is not None and match["mark"] != "" and _is_identity_number(match)
