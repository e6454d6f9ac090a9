package io.ptoken.crash;

/** How the disk fails. */
enum DiskFault {
    /** fsync and fdatasync answer EIO. */
    FSYNC("fsync"),
    /** Writing and growing a file answer ENOSPC, sometimes after half of the bytes. */
    DISK_FULL("disk-full");

    private final String word;

    DiskFault(String word) {
        this.word = word;
    }

    /** As the control file of the failing disk says it. */
    String word() {
        return word;
    }
}
