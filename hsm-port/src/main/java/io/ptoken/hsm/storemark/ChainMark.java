package io.ptoken.hsm.storemark;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * How far one chain of the store's audit log had come: where it ended, and up to which row it was trimmed.
 *
 * @param headSequence number of its last row, 0 or more
 * @param headHash hash of that row, 64 lower-case hex digits
 * @param anchorSequence number of the last row that was trimmed, 0 or more
 * @param anchorHash hash of that row, 64 lower-case hex digits
 */
public record ChainMark(long headSequence, String headHash, long anchorSequence, String anchorHash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ChainMark {
        requireRow(headSequence, headHash);
        requireRow(anchorSequence, anchorHash);
    }

    private static void requireRow(long sequence, String hash) {
        if (sequence < 0) {
            throw new InvalidValueException("audit sequence", Long.toString(sequence), "0 or more");
        }
        if (!HASH.matcher(hash).matches()) {
            throw new InvalidValueException("audit hash", hash, "64 lower-case hex digits");
        }
    }
}
