/*
 * Lets the disk fail for the files below one directory, for a program that runs with this library in LD_PRELOAD.
 *
 *   CRASH_FAULT_ROOT     the directory, without links in its name
 *   CRASH_FAULT_CONTROL  while this file exists the fault is on; it holds "fsync" or "disk-full", then a blank and a text
 *                        that the name of a file must contain to fail, or "/" for every file
 *   CRASH_FAULT_HITS     gets a line "call file" for every call that was made to fail
 *
 * The control and hits files are used by system call, so that this library never meets itself.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char FSYNC[] = "fsync";
static const char DISK_FULL[] = "disk-full";

/* A disk that fills up takes the beginning of a write before it refuses. */
static __thread int wrote_short;

static void note(const char *hits, const char *call, const char *path) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    long fd = syscall(SYS_openat, AT_FDCWD, hits, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0) {
        syscall(SYS_write, fd, line, (size_t)length);
        syscall(SYS_close, fd);
    }
}

static int fails(const char *mode, const char *call, int fd) {
    const char *root = getenv("CRASH_FAULT_ROOT");
    const char *control = getenv("CRASH_FAULT_CONTROL");
    const char *hits = getenv("CRASH_FAULT_HITS");
    if (root == NULL || control == NULL || hits == NULL) {
        return 0;
    }
    int before = errno;
    int result = 0;
    long opened = syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC, 0);
    if (opened >= 0) {
        char wanted[128];
        long length = syscall(SYS_read, opened, wanted, sizeof wanted - 1);
        syscall(SYS_close, opened);
        wanted[length > 0 ? length : 0] = '\0';
        char *file = strchr(wanted, ' ');
        if (file != NULL) {
            *file++ = '\0';
            char link[64];
            char path[PATH_MAX];
            snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
            long path_length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
            if (path_length > 0 && strcmp(wanted, mode) == 0) {
                path[path_length] = '\0';
                size_t root_length = strlen(root);
                if (strncmp(path, root, root_length) == 0 && strstr(path + root_length, file) != NULL) {
                    note(hits, call, path + root_length);
                    result = 1;
                }
            }
        }
    }
    errno = before;
    return result;
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
typedef ssize_t (*pwritev_call)(int, const struct iovec *, int, off_t);
typedef int (*truncate_call)(int, off_t);
typedef int (*fallocate_call)(int, int, off_t, off_t);
typedef int (*posix_fallocate_call)(int, off_t, off_t);

int fsync(int fd) {
    NEXT(sync_call, "fsync")
    if (fails(FSYNC, "fsync", fd)) {
        errno = EIO;
        return -1;
    }
    return next(fd);
}

int fdatasync(int fd) {
    NEXT(sync_call, "fdatasync")
    if (fails(FSYNC, "fdatasync", fd)) {
        errno = EIO;
        return -1;
    }
    return next(fd);
}

/* How much of a write still fits: all, half of it once, or nothing. */
static ssize_t room(const char *call, int fd, size_t count) {
    if (!fails(DISK_FULL, call, fd)) {
        return (ssize_t)count;
    }
    if (count > 1 && !wrote_short) {
        wrote_short = 1;
        return (ssize_t)(count / 2);
    }
    wrote_short = 0;
    errno = ENOSPC;
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t count) {
    NEXT(write_call, "write")
    ssize_t fits = room("write", fd, count);
    return fits < 0 ? -1 : next(fd, bytes, (size_t)fits);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    NEXT(pwrite_call, "pwrite")
    ssize_t fits = room("pwrite", fd, count);
    return fits < 0 ? -1 : next(fd, bytes, (size_t)fits, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    NEXT(pwrite_call, "pwrite64")
    ssize_t fits = room("pwrite64", fd, count);
    return fits < 0 ? -1 : next(fd, bytes, (size_t)fits, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    NEXT(writev_call, "writev")
    if (fails(DISK_FULL, "writev", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    NEXT(pwritev_call, "pwritev")
    if (fails(DISK_FULL, "pwritev", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, parts, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
    NEXT(pwritev_call, "pwritev64")
    if (fails(DISK_FULL, "pwritev64", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, parts, count, offset);
}

int ftruncate(int fd, off_t length) {
    NEXT(truncate_call, "ftruncate")
    if (fails(DISK_FULL, "ftruncate", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    NEXT(truncate_call, "ftruncate64")
    if (fails(DISK_FULL, "ftruncate64", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, length);
}

int fallocate(int fd, int mode, off_t offset, off_t length) {
    NEXT(fallocate_call, "fallocate")
    if (fails(DISK_FULL, "fallocate", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, mode, offset, length);
}

int fallocate64(int fd, int mode, off64_t offset, off64_t length) {
    NEXT(fallocate_call, "fallocate64")
    if (fails(DISK_FULL, "fallocate64", fd)) {
        errno = ENOSPC;
        return -1;
    }
    return next(fd, mode, offset, length);
}

int posix_fallocate(int fd, off_t offset, off_t length) {
    NEXT(posix_fallocate_call, "posix_fallocate")
    return fails(DISK_FULL, "posix_fallocate", fd) ? ENOSPC : next(fd, offset, length);
}

int posix_fallocate64(int fd, off64_t offset, off64_t length) {
    NEXT(posix_fallocate_call, "posix_fallocate64")
    return fails(DISK_FULL, "posix_fallocate64", fd) ? ENOSPC : next(fd, offset, length);
}
