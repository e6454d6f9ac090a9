package io.ptoken.kmc.ap1.record;

import java.util.Optional;

/** The files of the profile (key-load profile section 2.2). */
public enum FileType {
    KMCPUBKEY,
    SMPUBKEY,
    VKLOADREQ,
    KLF;

    private static final String MAGIC = "%STS-KMS-ASSUMED-PROFILE 1 ";

    static final String START = "-----START ";
    static final String END = "-----END ";
    static final String RULE = "-----";

    /** First line of the file. */
    public String magic() {
        return MAGIC + name();
    }

    /** Line before the file in text armour. */
    String startLine() {
        return START + name() + RULE;
    }

    /** Line after the file in text armour. */
    String endLine() {
        return END + name() + RULE;
    }

    /** True for a first line of the profile, whatever the type of the file. */
    public static boolean isMagic(String line) {
        return line.startsWith(MAGIC);
    }

    /** The type whose armour begins with a line. */
    static Optional<FileType> startedBy(String line) {
        for (FileType type : values()) {
            if (line.equals(type.startLine())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
