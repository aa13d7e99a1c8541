/* A library that is loaded before others: flock fails with the error FLOCK_FAILS. */
#include <errno.h>
#include <stdlib.h>
int flock(int file, int operation) {
    (void)file, (void)operation;
    errno = atoi(getenv("FLOCK_FAILS"));
    return -1;
}
