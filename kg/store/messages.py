"""What passes between who asks for a statement and the process that runs it."""

ROWS, END, FAILED = range(3)  # the kinds of messages that come back
ALARM = 14  # the number of SIGALRM, which ends a process whose time is over
