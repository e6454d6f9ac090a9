/*
 * Counts the calls by which a program changes files below one directory, and kills it just before the one of a number. For a
 * program that runs with this library in LD_PRELOAD.
 *
 *   KILL_AT_ROOT   the directory, without links in its name
 *   KILL_AT_CALL   number of the call, from 1; 0 counts only
 *   KILL_AT_COUNT  file that always holds how many calls there were
 *
 * Counted are writes, syncs, truncations, renames and removals. The count is written by system call, so that this library
 * never meets itself.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;
static long calls;

static void count(void) {
    const char *file = getenv("KILL_AT_COUNT");
    const char *wanted = getenv("KILL_AT_CALL");
    char text[32];
    pthread_mutex_lock(&counting);
    calls++;
    if (wanted != NULL && atol(wanted) == calls) {
        kill(getpid(), SIGKILL);
        for (;;) {
            pause();
        }
    }
    int length = snprintf(text, sizeof text, "%ld\n", calls);
    long fd = file == NULL ? -1 : syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0) {
        syscall(SYS_pwrite64, fd, text, (size_t)length, (off_t)0);
        syscall(SYS_close, fd);
    }
    pthread_mutex_unlock(&counting);
}

static void meet_path(const char *path) {
    const char *root = getenv("KILL_AT_ROOT");
    int before = errno;
    if (root != NULL && strncmp(path, root, strlen(root)) == 0) {
        count();
    }
    errno = before;
}

static void meet(int fd) {
    char link[64];
    char path[PATH_MAX];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length > 0) {
        path[length] = '\0';
        meet_path(path);
    }
    errno = before;
}

#define NEXT(type, name) \
    static type next; \
    if (next == NULL) { \
        next = (type)dlsym(RTLD_NEXT, name); \
    }

typedef int (*sync_call)(int);
typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef ssize_t (*writev_call)(int, const struct iovec *, int);
typedef int (*truncate_call)(int, off_t);
typedef int (*unlink_call)(const char *);
typedef int (*rename_call)(const char *, const char *);

int fsync(int fd) {
    NEXT(sync_call, "fsync")
    meet(fd);
    return next(fd);
}

int fdatasync(int fd) {
    NEXT(sync_call, "fdatasync")
    meet(fd);
    return next(fd);
}

ssize_t write(int fd, const void *bytes, size_t size) {
    NEXT(write_call, "write")
    meet(fd);
    return next(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
    NEXT(pwrite_call, "pwrite")
    meet(fd);
    return next(fd, bytes, size, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
    NEXT(pwrite_call, "pwrite64")
    meet(fd);
    return next(fd, bytes, size, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int number) {
    NEXT(writev_call, "writev")
    meet(fd);
    return next(fd, parts, number);
}

int ftruncate(int fd, off_t length) {
    NEXT(truncate_call, "ftruncate")
    meet(fd);
    return next(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    NEXT(truncate_call, "ftruncate64")
    meet(fd);
    return next(fd, length);
}

int unlink(const char *path) {
    NEXT(unlink_call, "unlink")
    meet_path(path);
    return next(path);
}

int rename(const char *from, const char *to) {
    NEXT(rename_call, "rename")
    meet_path(to);
    return next(from, to);
}
