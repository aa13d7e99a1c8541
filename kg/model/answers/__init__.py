"""What the questions answer: one value for each, whose fields are the columns of its query.

Keys are those of `nodes.key`; `source` is the path of a note in the vault and `line` the line in
it. Days are ISO text. None means that the notes do not say.

Whoever needs a value imports the module that it stands in: making a class costs a tenth of a
millisecond, and a command needs one or two.
"""
