/* A library that is loaded before others: makes one call of the system fail on files below a folder.

   FAULT_BELOW   the folder; calls on other files are let through and not counted
   FAULT_COUNTS  a file of KINDS numbers of 64 bits, which all processes of a run share: calls so far
   FAULT_CALL    which kind of call fails: a number, in the order of `enum call`; none without it
   FAULT_AT      the first, second, … of them
   FAULT_HOW     "error"; "torn": half of a write is done, then the error; "killed": half of a write is
                 done, then the process ends
   FAULT_ERRNO   the error
   FAULT_ALWAYS  also each later call fails, as on a disk that is broken */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum call { WRITE, READ, SYNC, RENAME, TRUNCATE, UNLINK, KINDS };

static const char *below, *how;
static int64_t *counts;
static int64_t at;
static int call = -1, error, always;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("FAULT_COUNTS"), *wanted = getenv("FAULT_CALL");
    const char *folder = getenv("FAULT_BELOW");
    int opened = file ? open(file, O_RDWR) : -1;
    if (opened < 0 || !folder) return;
    void *shared = mmap(NULL, KINDS * sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
    close(opened);
    if (shared == MAP_FAILED) return;
    if (wanted) {
        call = atoi(wanted);
        at = atoll(getenv("FAULT_AT"));
        error = atoi(getenv("FAULT_ERRNO"));
        how = getenv("FAULT_HOW");
        always = getenv("FAULT_ALWAYS") != NULL;
    }
    counts = shared;
    below = folder;
}

static int lies_below(const char *path) {
    size_t length = strlen(below);
    return strncmp(path, below, length) == 0 && path[length] == '/';
}

static int is_hit(enum call kind) {
    int64_t count = __sync_add_and_fetch(&counts[kind], 1);
    return (int)kind == call && (count == at || (always && count > at));
}

static int hits_path(enum call kind, const char *path) {
    return counts && path && lies_below(path) && is_hit(kind);
}

static int hits_file(enum call kind, int file) {
    char link[64], path[4096];
    int kept = errno;
    if (!counts) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = kept;
    if (length < 0) return 0;
    path[length] = '\0';
    return lies_below(path) && is_hit(kind);
}

static int fails(void) {
    if (strcmp(how, "killed") == 0) kill(getpid(), SIGKILL);
    errno = error;
    return -1;
}

static size_t torn(size_t size) {
    return strcmp(how, "error") == 0 ? 0 : size / 2;
}

#define NEXT(name) \
    static __typeof__(&name) next; \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *data, size_t size) {
    NEXT(write);
    if (!hits_file(WRITE, file)) return next(file, data, size);
    if (torn(size) && next(file, data, torn(size)) < 0) return -1;
    return fails();
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    NEXT(writev);
    return hits_file(WRITE, file) ? fails() : next(file, parts, count);
}

#define PWRITE(name, offset) \
    ssize_t name(int file, const void *data, size_t size, offset place) { \
        NEXT(name); \
        if (!hits_file(WRITE, file)) return next(file, data, size, place); \
        if (torn(size) && next(file, data, torn(size), place) < 0) return -1; \
        return fails(); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t read(int file, void *data, size_t size) {
    NEXT(read);
    return hits_file(READ, file) ? fails() : next(file, data, size);
}

#define PREAD(name, offset) \
    ssize_t name(int file, void *data, size_t size, offset place) { \
        NEXT(name); \
        return hits_file(READ, file) ? fails() : next(file, data, size, place); \
    }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

#define ON_FILE(name, kind) \
    int name(int file) { \
        NEXT(name); \
        return hits_file(kind, file) ? fails() : next(file); \
    }
ON_FILE(fsync, SYNC)
ON_FILE(fdatasync, SYNC)

#define FTRUNCATE(name, offset) \
    int name(int file, offset size) { \
        NEXT(name); \
        return hits_file(TRUNCATE, file) ? fails() : next(file, size); \
    }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
    NEXT(rename);
    return hits_path(RENAME, to) ? fails() : next(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    NEXT(renameat);
    return hits_path(RENAME, to) ? fails() : next(from_folder, from, to_folder, to);
}

int unlink(const char *path) {
    NEXT(unlink);
    return hits_path(UNLINK, path) ? fails() : next(path);
}

int unlinkat(int folder, const char *path, int flags) {
    NEXT(unlinkat);
    return hits_path(UNLINK, path) ? fails() : next(folder, path, flags);
}
