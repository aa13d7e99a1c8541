"""Days as people write them in English: `next friday`, `in two weeks`, `14 Feb`, `last month`.

`ranges` is what the query language asks for; below it lies the grammar of chrono (2.3): readers
look for their kind of phrase anywhere in a text (`readers`), what they found is put together
(`joining`), and what is left over is passed over.
"""
