"""Source pages and the way from them into the record.

    page --reader--> reading --documents--> documents with lasting ids (identity) --loader--> stores

`reader` is pure: bytes in, a reading out. `documents` is pure too. Only `loader` knows the stores.
"""
