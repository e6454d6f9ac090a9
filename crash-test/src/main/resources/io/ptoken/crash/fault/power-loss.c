/*
 * Keeps, beside the files below one directory, what would be left of them if the power went now: nothing but what was
 * synced. For a program that runs with this library in LD_PRELOAD.
 *
 *   POWER_LOSS_ROOT    the directory, without links in its name
 *   POWER_LOSS_SHADOW  directory with "inodes", one file for each inode number with its synced content, and "tree", the
 *                      synced names, each a hard link to one of them; both on the file system of the root
 *   POWER_LOSS_LIES    when set: a sync of files whose name contains this text is said to be done and does nothing
 *
 * A sync of a file copies what was written to it since its last one; a sync of a directory takes over its names. So a
 * create, rename or unlink counts only when its directory was synced, the least that POSIX promises. The copy is made
 * before the sync returns: what the program may rely on is there, and a kill in between leaves a sync that was not done yet.
 * A file that is mapped into memory counts by its writes and syncs alone.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

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
typedef int (*unlink_call)(const char *);
typedef int (*unlinkat_call)(int, const char *, int);
typedef int (*rename_call)(const char *, const char *);
typedef int (*renameat_call)(int, const char *, int, const char *);
typedef int (*renameat2_call)(int, const char *, int, const char *, unsigned int);

/* What was written to a file since its last sync: everything is between low and high. */
struct dirty {
    ino_t inode;
    off_t low;
    off_t high;
};

#define MOST_FILES 4096

static pthread_mutex_t syncing = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t marking = PTHREAD_MUTEX_INITIALIZER;
static struct dirty files[MOST_FILES];
static int file_count;

static void give_up(const char *what) {
    fprintf(stderr, "power-loss: %s: %s\n", what, strerror(errno));
    abort();
}

static const char *root(void) {
    return getenv("POWER_LOSS_ROOT");
}

static int shadow_path(char *path, size_t size, const char *kind, const char *name) {
    const char *shadow = getenv("POWER_LOSS_SHADOW");
    return shadow != NULL && snprintf(path, size, "%s/%s/%s", shadow, kind, name) < (int)size;
}

static int inode_path(char *path, size_t size, ino_t inode) {
    char name[32];
    snprintf(name, sizeof name, "%llu", (unsigned long long)inode);
    return shadow_path(path, size, "inodes", name);
}

/* The entry of a file; with the lock held. */
static struct dirty *entry_of(ino_t inode) {
    for (int i = 0; i < file_count; i++) {
        if (files[i].inode == inode) {
            return &files[i];
        }
    }
    if (file_count == MOST_FILES) {
        errno = ENFILE;
        give_up("too many files");
    }
    files[file_count] = (struct dirty){.inode = inode, .low = 0, .high = 0};
    return &files[file_count++];
}

/* Whether a file can be one of ours: inode numbers mean nothing on another file system. */
static int may_be_ours(const struct stat *status) {
    static dev_t device;
    static int looked;
    struct stat top;
    if (!looked && root() != NULL && stat(root(), &top) == 0) {
        device = top.st_dev;
        looked = 1;
    }
    return looked && S_ISREG(status->st_mode) && status->st_dev == device;
}

/* Something was written; from -1 means just before the file's position. */
static void mark(int fd, off_t from, ssize_t length) {
    int before = errno;
    struct stat status;
    if (length > 0 && fstat(fd, &status) == 0 && may_be_ours(&status)) {
        off_t low = from >= 0 ? from : lseek(fd, 0, SEEK_CUR) - length;
        off_t high = low + length;
        pthread_mutex_lock(&marking);
        struct dirty *dirty = entry_of(status.st_ino);
        int clean = dirty->low == dirty->high;
        dirty->low = clean || low < dirty->low ? low : dirty->low;
        dirty->high = clean || high > dirty->high ? high : dirty->high;
        pthread_mutex_unlock(&marking);
    }
    errno = before;
}

static struct dirty take(ino_t inode) {
    pthread_mutex_lock(&marking);
    struct dirty *entry = entry_of(inode);
    struct dirty taken = *entry;
    entry->low = 0;
    entry->high = 0;
    pthread_mutex_unlock(&marking);
    return taken;
}

static void put_back(struct dirty taken) {
    pthread_mutex_lock(&marking);
    struct dirty *entry = entry_of(taken.inode);
    if (entry->low == entry->high) {
        *entry = taken;
    } else if (taken.low != taken.high) {
        entry->low = taken.low < entry->low ? taken.low : entry->low;
        entry->high = taken.high > entry->high ? taken.high : entry->high;
    }
    pthread_mutex_unlock(&marking);
}

/* Copies a part of a file, as far as there is one; by calls that this library does not meet as a program's. */
static void copy(int from, int to, off_t low, off_t high) {
    NEXT(pwrite_call, "pwrite64")
    static char buffer[1 << 16]; /* one sync at a time; a thread of the JVM may have little room of its own */
    while (low < high) {
        size_t wanted = high - low > (off_t)sizeof buffer ? sizeof buffer : (size_t)(high - low);
        ssize_t length = pread(from, buffer, wanted, low);
        if (length < 0) {
            give_up("cannot read a file");
        }
        if (length == 0) {
            return;
        }
        if (next(to, buffer, (size_t)length, low) != length) {
            give_up("cannot write the shadow of a file");
        }
        low += length;
    }
}

static void sync_file(int fd, const struct stat *status, struct dirty dirty) {
    char readable[64];
    char path[PATH_MAX];
    if (!inode_path(path, sizeof path, status->st_ino)) {
        give_up("no shadow");
    }
    int known = access(path, F_OK) == 0;
    snprintf(readable, sizeof readable, "/proc/self/fd/%d", fd);
    int from = open(readable, O_RDONLY | O_CLOEXEC);
    int to = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    struct stat now;
    if (from < 0 || to < 0 || fstat(from, &now) != 0) {
        give_up("cannot open the shadow of a file");
    }
    copy(from, to, known ? dirty.low : 0, known ? dirty.high : now.st_size);
    if (ftruncate(to, now.st_size) != 0 || fchmod(to, now.st_mode & 07777) != 0) {
        give_up("cannot finish the shadow of a file");
    }
    close(from);
    close(to);
}

/* One name of a directory, in the shadow's directory. */
static void take_name(const char *real, const char *shadow, const char *name) {
    char path[PATH_MAX];
    char shown[PATH_MAX];
    char inode[PATH_MAX];
    char fresh[PATH_MAX];
    struct stat status;
    struct stat there;
    struct stat wanted;
    if (snprintf(path, sizeof path, "%s/%s", real, name) >= (int)sizeof path
        || snprintf(shown, sizeof shown, "%s/%s", shadow, name) >= (int)sizeof shown
        || snprintf(fresh, sizeof fresh, "%s/.power-loss", shadow) >= (int)sizeof fresh
        || lstat(path, &status) != 0) {
        return; /* gone meanwhile */
    }
    if (S_ISDIR(status.st_mode)) {
        mkdir(shown, status.st_mode & 07777);
        return;
    }
    if (!S_ISREG(status.st_mode) || !inode_path(inode, sizeof inode, status.st_ino)) {
        return;
    }
    /* Without a sync of its own the file is there and empty. */
    int empty = open(inode, O_WRONLY | O_CREAT | O_CLOEXEC, status.st_mode & 07777);
    if (empty < 0 || fstat(empty, &wanted) != 0) {
        give_up("cannot make the shadow of a name");
    }
    close(empty);
    if (lstat(shown, &there) == 0 && there.st_ino == wanted.st_ino) {
        return;
    }
    NEXT(rename_call, "rename")
    if (link(inode, fresh) != 0 || next(fresh, shown) != 0) {
        give_up("cannot take over a name");
    }
}

static void sync_directory(const char *real, const char *relative) {
    NEXT(unlink_call, "unlink")
    char shadow[PATH_MAX];
    if (!shadow_path(shadow, sizeof shadow, "tree", relative)) {
        give_up("no shadow");
    }
    mkdir(shadow, 0700);
    DIR *names = opendir(real);
    if (names != NULL) {
        for (struct dirent *entry = readdir(names); entry != NULL; entry = readdir(names)) {
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
                take_name(real, shadow, entry->d_name);
            }
        }
        closedir(names);
    }
    DIR *old = opendir(shadow);
    if (old == NULL) {
        give_up("cannot list the shadow of a directory");
    }
    for (struct dirent *entry = readdir(old); entry != NULL; entry = readdir(old)) {
        char path[PATH_MAX];
        char kept[PATH_MAX];
        struct stat status;
        if (snprintf(path, sizeof path, "%s/%s", real, entry->d_name) < (int)sizeof path
            && snprintf(kept, sizeof kept, "%s/%s", shadow, entry->d_name) < (int)sizeof kept
            && lstat(path, &status) != 0 && lstat(kept, &status) == 0 && S_ISREG(status.st_mode)) {
            next(kept);
        }
    }
    closedir(old);
}

/* Where an open file is below the root: "" for the root itself; NULL when it is elsewhere. */
static const char *below_root(int fd, char *path, size_t size) {
    char link[64];
    const char *top = root();
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = top == NULL ? -1 : readlink(link, path, size - 1);
    if (length <= 0) {
        return NULL;
    }
    path[length] = '\0';
    size_t top_length = strlen(top);
    if (strncmp(path, top, top_length) != 0 || (path[top_length] != '/' && path[top_length] != '\0')) {
        return NULL;
    }
    return path + top_length;
}

static int is_lied_about(const char *relative) {
    const char *lies = getenv("POWER_LOSS_LIES");
    return lies != NULL && strstr(relative, lies) != NULL;
}

static int synced(int fd, sync_call next) {
    char path[PATH_MAX];
    struct stat status;
    const char *relative = below_root(fd, path, sizeof path);
    if (relative == NULL || is_lied_about(relative) || fstat(fd, &status) != 0) {
        return next(fd);
    }
    pthread_mutex_lock(&syncing);
    struct dirty dirty = {.inode = status.st_ino};
    if (S_ISREG(status.st_mode)) {
        dirty = take(status.st_ino);
    }
    int result = next(fd);
    int before = errno;
    if (result != 0 && S_ISREG(status.st_mode)) {
        put_back(dirty);
    } else if (result == 0 && S_ISREG(status.st_mode)) {
        sync_file(fd, &status, dirty);
    } else if (result == 0 && S_ISDIR(status.st_mode)) {
        sync_directory(path, relative);
    }
    errno = before;
    pthread_mutex_unlock(&syncing);
    return result;
}

int fsync(int fd) {
    NEXT(sync_call, "fsync")
    return synced(fd, next);
}

int fdatasync(int fd) {
    NEXT(sync_call, "fdatasync")
    return synced(fd, next);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    NEXT(write_call, "write")
    ssize_t written = next(fd, bytes, count);
    mark(fd, -1, written);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    NEXT(pwrite_call, "pwrite")
    ssize_t written = next(fd, bytes, count, offset);
    mark(fd, offset, written);
    return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    NEXT(pwrite_call, "pwrite64")
    ssize_t written = next(fd, bytes, count, offset);
    mark(fd, offset, written);
    return written;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    NEXT(writev_call, "writev")
    ssize_t written = next(fd, parts, count);
    mark(fd, -1, written);
    return written;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    NEXT(pwritev_call, "pwritev")
    ssize_t written = next(fd, parts, count, offset);
    mark(fd, offset, written);
    return written;
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
    NEXT(pwritev_call, "pwritev64")
    ssize_t written = next(fd, parts, count, offset);
    mark(fd, offset, written);
    return written;
}

/*
 * The last name of a file is about to go, and another file may get its inode number: what is kept under the number stays
 * with the synced name alone.
 */
static void forget(int folder, const char *name) {
    NEXT(unlink_call, "unlink")
    int before = errno;
    struct stat status;
    char path[PATH_MAX];
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && may_be_ours(&status) && status.st_nlink == 1
        && inode_path(path, sizeof path, status.st_ino)) {
        next(path);
    }
    errno = before;
}

int unlink(const char *name) {
    NEXT(unlink_call, "unlink")
    pthread_mutex_lock(&syncing);
    forget(AT_FDCWD, name);
    int result = next(name);
    pthread_mutex_unlock(&syncing);
    return result;
}

int unlinkat(int folder, const char *name, int flags) {
    NEXT(unlinkat_call, "unlinkat")
    pthread_mutex_lock(&syncing);
    forget(folder, name);
    int result = next(folder, name, flags);
    pthread_mutex_unlock(&syncing);
    return result;
}

int rename(const char *from, const char *to) {
    NEXT(rename_call, "rename")
    pthread_mutex_lock(&syncing);
    forget(AT_FDCWD, to);
    int result = next(from, to);
    pthread_mutex_unlock(&syncing);
    return result;
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    NEXT(renameat_call, "renameat")
    pthread_mutex_lock(&syncing);
    forget(to_folder, to);
    int result = next(from_folder, from, to_folder, to);
    pthread_mutex_unlock(&syncing);
    return result;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags) {
    NEXT(renameat2_call, "renameat2")
    pthread_mutex_lock(&syncing);
    forget(to_folder, to);
    int result = next(from_folder, from, to_folder, to, flags);
    pthread_mutex_unlock(&syncing);
    return result;
}
