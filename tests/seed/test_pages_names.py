"""Name lines: 'Name, rest' with or without a full stop."""

from __future__ import annotations

import pytest

from seed.reader.names import person


@pytest.mark.parametrize(
    "name",
    [
        "Maria Persson",
        "Helene Lysander Skog",
        "Anna-Karin Öberg-Ek",
        "Carl-Gustaf von Essen",
        "Zoë af Ugglas",
        "von Essen Carl",
        "José Álvarez de la Cruz",
        "Lars K. Ek",
        "Åsa O'Hara",
        "Jeanne d’Arc",
        "Marianne Utterdahl (SIV)",
        "MIA MOSSBERG",
    ],
)
@pytest.mark.parametrize("end", ["", "."])
def test_a_name_goes_to_the_first_comma(name: str, end: str) -> None:
    assert person(f"{name}, socialchef{end}") == {"name": name, "role": "socialchef", "organisation": None}


@pytest.mark.parametrize(
    ("rest", "role", "organisation"),
    [
        ("socialchef, Hagfors kommun", "socialchef", "Hagfors kommun"),
        ("verksamhetschef, vård och omsorg, Kils kommun", "verksamhetschef, vård och omsorg", "Kils kommun"),
        ("verksamhetschef vid vårdcentralen, Region Värmland", "verksamhetschef vid vårdcentralen", "Region Värmland"),
        ("samordnare för Nära vård, Region Värmland", "samordnare för Nära vård", "Region Värmland"),
        ("chef vid hälso- och sjukvård i Karlstads kommun", "chef", "hälso- och sjukvård i Karlstads kommun"),
        ("utvecklingsledare på Nya Perspektiv", "utvecklingsledare", "Nya Perspektiv"),
        ("ordförande i Region Värmlands nämnd", "ordförande", "Region Värmlands nämnd"),
        ("läkare inom psykiatrin", "läkare", "psykiatrin"),
        ("projektledare hos Experio Lab", "projektledare", "Experio Lab"),
        ("chef på enheten för hälsa", "chef", "enheten för hälsa"),
        ("samordnare för Nära vård i Värmland", "samordnare för Nära vård i Värmland", None),
        ("chef för öppenvård region Värmland", "chef för öppenvård region Värmland", None),
        ("verksamhetschef region Värmland", "verksamhetschef", "region Värmland"),
        ("verksamhetschef Region Värmland", "verksamhetschef", "Region Värmland"),
        ("områdeschef område samverkan", "områdeschef", "område samverkan"),
        ("chef område öppenvård i Karlstad", "chef område öppenvård", "Karlstad"),
        ("region Värmland", None, "region Värmland"),
        ("i Hagfors kommun", None, "Hagfors kommun"),
        ("socialchef", "socialchef", None),
        ("områdeschef", "områdeschef", None),
        ("intendent", "intendent", None),
        ("VD", "VD", None),
    ],
)
@pytest.mark.parametrize("end", ["", ".", ":"])
def test_the_rest_is_role_and_organisation(rest: str, role: str | None, organisation: str | None, end: str) -> None:
    assert person(f"Maria Persson, {rest}{end}") == {
        "name": "Maria Persson",
        "role": role,
        "organisation": organisation,
    }


@pytest.mark.parametrize(
    "line",
    [
        "Maria Persson",
        "Maria Persson,",
        "Maria Persson, .",
        "Maria, socialchef",
        "maria persson, socialchef",
        "I Hagfors, där vi bor",
        "Region Värmland, länets kommuner",
        "Idag, efter två år, är vi klara.",
        "Maria Persson, vad tycker du?",
        "Maria Persson säger, att det är bra.",
        "Avdelning 12 A, Karlstad",
        "Maria Persson, " + "ord " * 80,
        "An Bo Ce Di Ed Fi Gu Hu Il, chef",
        f"{'Anna' * 15} {'Berg' * 15}, chef",
        ", chef",
    ],
)
def test_other_lines_are_no_name_lines(line: str) -> None:
    assert person(line) is None
