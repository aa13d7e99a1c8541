"""The grammar of lists of people: from an entry as it is written to who it names.

    list    = entry+                      all entries of a list are read alike
    entry   = [label ":"] names [remark]
    names   = name (("," | ";" | "&" | "and" | …) name)*
    name    = [title] words [title] {"(" remark ")" | address | handle}
    remark  = what stands behind the first " - ", " / ", comma or bracket of an item

An item (a bullet, a row, an element of a property) is one person unless links, known names or a
word such as *and* say otherwise; a text that holds a whole list is parted at commas, too. What is
known by pages, aliases and addresses is asked through `known`; nothing else of other notes is.

Each module is a level of the grammar, from above: `lists` (whole lists), `entries`, `items` and
`texts` (one person or several), `links` and `names` (one person). A rule takes a text and the
`Scope` in which it stands; it gives whom the text names, or None where it does not hold.
"""
