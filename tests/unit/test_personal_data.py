"""Which texts hold personal data, and which only look so. The numbers are made up, or meant for examples."""

from __future__ import annotations

import pytest

from service.store.personal_data import personal_data

TELEPHONE_NUMBERS = """
070-174 06 05 | 0701740605 | 070 174 06 05 | 070-1740605 | 0701-74 06 05 | 070/174 06 05 | 070.174.06.05
(070) 174 06 05 | (0)70-174 06 05 | 070 - 174 06 05 | 070–174 06 05 | 070‑174 06 05 | 070−174 06 05
0 7 0 1 7 4 0 6 0 5 | ring 070-174 06 05! | Tel:070-1740605. | tel0701740605 | 0701740605,0701740606
08-465 004 00 | 08-46500400 | (08) 465 00 400 | 08 465 004 00 | 08-46 50 04 | 054-61 50 00 | 054/61 50 00 | 0546150 00
031-390 06 00 | 0980-31 92 00 | 0980-319 200 | 020-12 34 56 | 0771-23 45 67 | 070-174 06 05 Kristina
+46701740605 | +46 70 174 06 05 | +46 (0)70-174 06 05 | +46(0)70 174 06 05 | (+46) 70 174 06 05 | +(46) 70 174 06 05
+ 46 70 174 06 05 | +46-70-1740605 | +46 701 740 605 | 0046 70 174 06 05 | 0046701740605 | 00 46 70 174 06 05
+44 7700 900123 | +1 202 555 0123 | +1 (202) 555-0123 | +33 1 99 00 12 34 | 004930 23125123 | +7 999 000 12 34
kl 08.00-17.00 070-174 06 05 | 01 02 070-174 06 05 | 2021 070-174 06 05 | 3 barn 3 070-174 06 05
070-174 06 05 2022 | 054-61 50 00 2022 | +46 70 174 06 05 2022 | 054 61 50 00 1 person
ISBN 978-91-0-012345-6 070-174 06 05 | +46 1962 48 753
０７０－１７４ ０６ ０５ | ٠٧٠-١٧٤٠٦٠٥ | 070\N{NO-BREAK SPACE}174\N{THIN SPACE}06\t05 | 070\N{ZERO WIDTH SPACE}1740605
⓪⑦⓪①⑦④⓪⑥⓪⑤ | 𝟎𝟕𝟎 𝟏𝟕𝟒 𝟎𝟔 𝟎𝟓 | 070-174\N{SOFT HYPHEN}0605 | 0\N{COMBINING LONG STROKE OVERLAY}701740605
"""
IDENTITY_NUMBERS = """
19121212-1212 | 121212-1212 | 121212+1212 | 191212121212 | 1212121212 | 19121212 1212 | 121212 1212
121212 - 1212 | 121212–1212 | 121212‑1212 | 19121212 - 1212 | 19 121212-1212 | 1912-12-12-1212 | 12-12-12-1212
1912 12 12 - 1212 | pnr121212-1212 | (121212-1212) | 121212-1213 | 000229-1234 | 050312-1234
701063-2391 | 19701063-2391 | 197010632391 | 701063-2392 | 5 121212 1212 | 12 12 121212-1212 | 1.121212-1212
１２１２１２－１２１２ | 121212\N{WORD JOINER}1212 | 121212\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}1212 | 1212\a121212
"""
EMAIL_ADDRESSES = """
anna@example.se | ANNA@EXAMPLE.SE | Skriv till anna.b+x@mejl.example.se. | åsa.öberg@räksmörgås.example
"anna b"@example.se | <mailto:anna@example.se> | anna@example.xn--p1ai | namn (at) region.se | namn[at]region.se
namn snabel-a region.se | namn snabel a region.se | namn(snabela)region.se | namn @ region.se | namn@ region.se
namn{at}region[dot]se | namn snabel-a region punkt se | anna＠example．se | anna@example。se
anna\N{ZERO WIDTH SPACE}@example.se
"""
ORDINARY = """
2022 | 2021-2022 | 2021 – 2022 | 2020-2021-2022 | 020 2021-2022 | 2022-01-12 | 12/1 2022 | 12.01.2022 | 01-12-2022
08-12-2022 | 08/12 2022 | 08122022 | 2022-01-12 10:30 | 2022-01-12 1030 | 2022-01-12 - 2023-01-12 | 08 2021 - 08 2022
20220112-20220113 | 20220112-2023-01-12 | 2022-01-12-2023-01-12 | kl 08.00–17.00 | 0800-1600 | 08:00-17:00 | 08-10 12-14
08 10 12 14 | vecka 08-10 2022 | 07-10 år, 11-13 år | + 2021-2022
1 000 000 kr | 1 020 000 000 kr | 991 073-372 100 kr | +1 000 000 kr | +20 000 000 | +25 345 678 kr | +46 500 000 kr
+46 123 500 000 kr | 1.000.000 | +/- 25 000 000 | 12,5 % | 0,0701234567 | 3.0701740605 | 0.701234567 | 9.1212121212
651 82 Karlstad | SE-651 82 | 232100-0156 | 232100 0156 | 2321000156 | 162321000156 | 16232100-0156
1, 2, 3, 4, 5, 6, 7, 8, 9, 10 | 0 1 2 3 4 5 6 7 8 9 | 0 7 2 10 8 10 5 3 | 1 0 7 0 1 7 4 0 6 0 5 | 01 02 03 04 05 06 07
07 08 09 10 11 | 12 12 12 12 12 | 100 200 300 400 500 | 10+20 30 40 50 60 | 5000 0000 0543 9827
9789100123456 | 978-0-7023-1234-5 | ISBN 0-306-40615-2 | isbn 0306406152 | ISBN-13: 978 0 7023 1234 5
978-91-0-012345-6 | https://example.se/d4a03157-315c-a04c-8704-5e414998f38e | RS/2022-01234 | 112 | 1177 | 114 14
070-174 | 0-100 | 0-10 000 000 | 000000-0000 | 0000000000 | 12345678901234567890 | 121312-1234 | 990229-1234
19000229-1234 | 121292-1234 | 121260-1234 | 1212121213 | 191212121213 | 121212 1213 | 19121212 | +46 0000 0000
@ | @namn | följ @anna.andersson | @region.se | 10 st @ 2.50 | a@b | anna@localhost | snabel-a | titta at region.se
"""


def cases(table: str) -> list[str]:
    return [case.strip() for line in table.strip().splitlines() for case in line.split(" | ")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "telephoneNumber") for text in cases(TELEPHONE_NUMBERS)),
        *((text, "personalIdentityNumber") for text in cases(IDENTITY_NUMBERS)),
        *((text, "emailAddress") for text in cases(EMAIL_ADDRESSES)),
    ],
)
def test_personal_data_is_told_by_its_kind(text: str, kind: str) -> None:
    assert personal_data(text) == personal_data(f"Jag heter Åsa, {text}, och undrar.") == [kind]


@pytest.mark.parametrize("text", cases(ORDINARY))
def test_ordinary_numbers_and_words_are_no_personal_data(text: str) -> None:
    assert personal_data(text) == personal_data(f"Det var {text}, tror jag.") == []


def test_the_kinds_are_sorted_and_told_once() -> None:
    text = "070-174 06 05, 070-174 06 06, 121212-1212, 121212+1212, b@example.se, a@example.se"
    assert personal_data(text) == ["emailAddress", "personalIdentityNumber", "telephoneNumber"]


def test_ten_digits_that_may_be_either_are_told_as_both() -> None:
    assert personal_data("0701740607") == ["personalIdentityNumber", "telephoneNumber"]


@pytest.mark.parametrize("text", ["070-174\n06 05", "08\n10\n12\n99\n98", "121212-\n1212", "anna@\nb.se"])
def test_what_stands_on_two_lines_does_not_belong_together(text: str) -> None:
    assert personal_data(text) == []
