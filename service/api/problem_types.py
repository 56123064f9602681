"""The types of problem, each with an address of its own under `problems/` (RFC 9457, section 3.1.1)."""

from __future__ import annotations

from typing import NamedTuple

from schemas.message import Message


class ProblemType(NamedTuple):
    """A type of problem. Its slug is the stable machine code; its title is the same in every answer."""

    slug: str
    status: int
    title: Message
    meaning: Message


def _types(*types: ProblemType) -> dict[str, ProblemType]:
    return {each.slug: each for each in types}


TYPES = _types(
    ProblemType(
        "bad-request",
        400,
        Message("Anropet är felaktigt", "Bad request"),
        Message("Anropet går inte att tolka.", "The request cannot be understood."),
    ),
    ProblemType(
        "invalid-parameters",
        400,
        Message("Ogiltiga parametrar", "Invalid parameters"),
        Message(
            "Parametrar i adressen är okända eller har värden som inte går att använda; se invalidParameters.",
            "Query parameters are unknown or have values that cannot be used; see invalidParameters.",
        ),
    ),
    ProblemType(
        "malformed-body",
        400,
        Message("Kroppen går inte att läsa", "Malformed body"),
        Message(
            "Kroppen är inte JSON enligt RFC 8259, eller har dubbla namn, NaN, ogiltig UTF-8 eller ensamma surrogater.",
            "The body is not JSON as RFC 8259 has it, or has duplicate names, NaN, invalid UTF-8 or lone surrogates.",
        ),
    ),
    ProblemType(
        "unauthenticated",
        401,
        Message("Nyckel krävs", "Key required"),
        Message(
            "En giltig API-nyckel krävs i Authorization: Bearer; den saknas, är okänd, utgången eller återkallad.",
            "A valid API key is needed in Authorization: Bearer; it is missing, unknown, expired or revoked.",
        ),
    ),
    ProblemType(
        "missing-scope",
        403,
        Message("Nyckeln räcker inte", "Missing scope"),
        Message(
            "Nyckeln är giltig men saknar den behörighet som krävs.",
            "The key is valid but lacks the scope that is needed.",
        ),
    ),
    ProblemType(
        "not-found",
        404,
        Message("Finns inte", "Not found"),
        Message("Det finns inget på adressen.", "There is nothing at this address."),
    ),
    ProblemType(
        "method-not-allowed",
        405,
        Message("Metoden är inte tillåten", "Method not allowed"),
        Message(
            "Adressen finns men tar inte metoden; Allow räknar upp dem som går.",
            "The address exists but does not take the method; Allow lists those that work.",
        ),
    ),
    ProblemType(
        "not-acceptable",
        406,
        Message("Formen finns inte", "Not acceptable"),
        Message(
            "Ingen av de former som Accept räknar upp finns på adressen.",
            "None of the forms that Accept lists exists at the address.",
        ),
    ),
    ProblemType(
        "body-timeout",
        408,
        Message("Kroppen kom för långsamt", "Body timeout"),
        Message("Anropets kropp kom inte fram i tid.", "The body of the request did not arrive in time."),
    ),
    ProblemType(
        "already-responded",
        409,
        Message("Har redan svarat", "Already responded"),
        Message(
            "Samma respondent har redan svarat på mentifrågan, med ett annat värde.",
            "The same respondent has already responded to the poll, with another value.",
        ),
    ),
    ProblemType(
        "external-id-taken",
        409,
        Message("externalId är upptaget", "externalId is taken"),
        Message(
            "En annan text står redan under samma externalId i workshopen.",
            "Another text already stands under the same externalId in the workshop.",
        ),
    ),
    ProblemType(
        "in-use",
        409,
        Message("Andra hänvisar dit", "In use"),
        Message(
            "Det som skulle tas bort hänvisas till av andra; references räknar dem.",
            "Others refer to what was to be removed; references counts them.",
        ),
    ),
    ProblemType(
        "no-scale",
        409,
        Message("Skala saknas", "No scale"),
        Message(
            "Mentifrågan har ingen skala med både min och max, så den tar inga svar.",
            "The poll has no scale with both min and max, so it takes no responses.",
        ),
    ),
    ProblemType(
        "slug-taken",
        409,
        Message("Namnet är upptaget", "Slug is taken"),
        Message(
            "Ett annat dokument har redan den slugen.",
            "Another document has this slug already.",
        ),
    ),
    ProblemType(
        "gone",
        410,
        Message("Borttaget", "Gone"),
        Message(
            "Dokumentet är borttaget; tombstone säger när. Dess versioner finns kvar.",
            "The document has been deleted; tombstone says when. Its versions are still there.",
        ),
    ),
    ProblemType(
        "stale-version",
        412,
        Message("Versionen är inte den senaste", "Stale version"),
        Message(
            "If-Match gäller en version som har ersatts. Läs dokumentet igen.",
            "If-Match names a version that has been replaced. Read the document again.",
        ),
    ),
    ProblemType(
        "body-too-large",
        413,
        Message("Kroppen är för stor", "Body too large"),
        Message("Kroppen är större än NARAVARD_MAX_BODY.", "The body is larger than NARAVARD_MAX_BODY."),
    ),
    ProblemType(
        "unsupported-media-type",
        415,
        Message("Medietypen stöds inte", "Unsupported media type"),
        Message("Adressen tar inte kroppar av den medietypen.", "The address does not take bodies of this media type."),
    ),
    ProblemType(
        "invalid-body",
        422,
        Message("Kroppen är inte giltig", "Invalid body"),
        Message(
            "Kroppen är läsbar JSON men bryter mot schemat. Alla fel räknas upp i invalidParameters.",
            "The body is readable JSON but breaks the schema. All faults are listed in invalidParameters.",
        ),
    ),
    ProblemType(
        "key-reused",
        422,
        Message("Nyckeln är använd", "Key reused"),
        Message(
            "En annan kropp har redan sänts med samma Idempotency-Key.",
            "Another body has been sent with the same Idempotency-Key.",
        ),
    ),
    ProblemType(
        "condition-required",
        428,
        Message("If-Match krävs", "If-Match required"),
        Message(
            "Ändringar kräver If-Match med ETag för den version som ersätts, eller *.",
            "Changes need If-Match with the ETag of the version that is replaced, or *.",
        ),
    ),
    ProblemType(
        "too-many-requests",
        429,
        Message("För många anrop", "Too many requests"),
        Message(
            "Försök igen efter Retry-After sekunder.",
            "Try again after Retry-After seconds.",
        ),
    ),
    ProblemType(
        "internal-error",
        500,
        Message("Internt fel", "Internal error"),
        Message("Felet är vårt och har antecknats.", "The fault is ours and has been noted."),
    ),
    ProblemType(
        "busy",
        503,
        Message("För många väntar", "Too many are waiting"),
        Message(
            "Fler anrop väntar än tjänsten hinner med. Försök igen efter Retry-After sekunder.",
            "More requests are waiting than the service can keep up with. Try again after Retry-After seconds.",
        ),
    ),
    ProblemType(
        "unavailable",
        503,
        Message("Tillfälligt otillgänglig", "Temporarily unavailable"),
        Message(
            "Databasen svarar inte just nu. Försök igen efter Retry-After sekunder.",
            "The database does not answer at the moment. Try again after Retry-After seconds.",
        ),
    ),
)
