"""Source pages: read them, and bring what they say into the record.

The reader is pure and knows no database. A page goes one way through it:

    bytes --decode--> text --text_blocks | html_blocks--> blocks --rules--> reading

Both front ends give the same blocks (one for each paragraph, heading, list item or figure, with its lines), so every
rule is written once: `family` and `head` say where content begins and ends; `statements`, `comments`, `agenda`,
`polls`, `leaders`, `dates` each read one thing from the blocks between; `body` is what they leave. `reader` puts them
together, `reading` is the form of the result, `vocabulary` the Swedish that the rules know.
"""
