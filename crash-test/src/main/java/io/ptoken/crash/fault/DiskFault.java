package io.ptoken.crash.fault;

/** How the disk fails. */
public enum DiskFault {
    /** fsync and fdatasync answer EIO. */
    FSYNC("fsync", 300_000),
    /** Writing and growing a file answer ENOSPC, sometimes after half of the bytes. */
    DISK_FULL("disk-full", 300_001);

    private final String word;
    private final int sgc;

    DiskFault(String word, int sgc) {
        this.word = word;
        this.sgc = sgc;
    }

    /** Supply group of a key that is loaded to see whether the module's disk fails. */
    int sgc() {
        return sgc;
    }

    /** As the control file of the failing disk says it. */
    public String word() {
        return word;
    }
}
