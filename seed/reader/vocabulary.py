"""The words that the rules know: where a rule takes a word for something else, its list here is what to mend."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Parts of names that begin with a small letter.
PARTICLES = words("von af de da del della der den van la le di du bin ibn al el ter zu")

# What begins with these has two capitals and is no person.
INSTITUTIONS = words(
    "region regionen nya nära hälso landstinget kommunen kommunerna vårdcentralen högskolan universitetet"
    " karlstads värmlands sveriges socialstyrelsen inspektionen film filmen"
)

# What begins an organisation though it is no name.
UNITS = words("region område enhet enheten avdelning avdelningen verksamhetsområde hälso-")

# A capital after a small letter parts two questions, unless it begins a name ('med Nära vård'): these begin none.
QUESTION_WORDS = words(
    "vad vem vems vilka vilken vilket hur varför när var varifrån vart finns kan ska skall skulle vill bör behöver"
    " är har får måste kommer blir gör tror tycker känner upplever ser vet vågar"
)
# 'På vilka sätt …', 'Med vem …'
PREPOSITIONS = words("på i med till från för av om under efter inom utifrån genom hos vid åt")
ASKED_OF = words("vad vem vilka vilken vilket vilkas hur")

# After these comes what a film is about or where it is from, not who is in it.
NOT_OF_PEOPLE = words("om från på i till för hos vid inom kring ur under enligt mot")
NO_TITLES = NOT_OF_PEOPLE | words(
    "med där av och samt när som att den det de en ett vår våra deras hur vad också bland annat tillsammans möter"
    " ser får hör även men är har samtal intervju intervjuer film filmer verksamheten region"
)
# What may stand before a title and is part of it.
MODIFIERS = words(
    "biträdande tillförordnad tf tf. t.f. vice tidigare förre förra verkställande medicinsk medicinskt ansvarig"
    " legitimerad leg. adjungerad operativ regional professor"
)
