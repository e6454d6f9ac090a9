package io.ptoken.service.port;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The key-load files that were uploaded and the vending keys in them (operating requirements section 7). The lines of a
 * file are opaque here. Thread safe; every change is one transaction with its audit entry and durable when the method
 * returns.
 */
public interface KeyCatalogue {

    /**
     * A key-load file.
     *
     * @param id SHA-256 of its text, 64 lower-case hex digits
     * @param kmcId KMC it comes from
     * @param text the file as it was given
     * @param uploaded when it was uploaded; later than every file of its KMC that came before it, whatever the clock said
     */
    record KeyLoadFile(String id, String kmcId, String text, Instant uploaded) {}

    /**
     * A vending key in a file.
     *
     * @param fileId the file
     * @param sequence its number in the file, from 1
     * @param sgc supply group
     * @param krn key revision number
     * @param line the key-load record, one line
     */
    record CatalogueKey(String fileId, int sequence, SupplyGroupCode sgc, KeyRevision krn, String line) {}

    /**
     * Transaction "add key-load file": the file and its keys; a file that is there already stays as it is. By a clock that stood
     * still or was set back it is dated a microsecond after the last file of its KMC: the newest is the one that came last.
     */
    void add(KeyLoadFile file, List<CatalogueKey> keys, AuditEntry entry);

    /** A file. */
    Optional<KeyLoadFile> file(String id);

    /** Every file, by the time of its upload. */
    List<KeyLoadFile> files();

    /** The ids of {@link #files()}, in their order, without reading them. */
    List<String> fileIds();

    /** Every key of every file, by supply group and revision, the newest file first. */
    List<CatalogueKey> keys();

    /**
     * Transaction "remove key-load files": those of a KMC, with their keys.
     *
     * @return files removed
     */
    int removeFilesOf(String kmcId, AuditEntry entry);
}
