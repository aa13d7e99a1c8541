"""The functions of the language: `signatures` says which there are, for which kinds of values."""
