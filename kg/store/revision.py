"""The schema revisions that this kg knows, oldest first; a test holds them equal to migrations/."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
HEAD = REVISIONS[-1]
