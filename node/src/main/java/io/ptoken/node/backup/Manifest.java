package io.ptoken.node.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an archive says about itself.
 *
 * @param format {@value #FORMAT}
 * @param version version of the form of archives, {@value #VERSION}
 * @param made when, UTC, in ISO 8601
 * @param program version of the program that made it
 * @param machine name of the machine it was made on
 * @param store the store of the installation
 * @param files every file in the archive
 * @param notIncluded what belongs to the installation and lies elsewhere, for people
 */
public record Manifest(
        String format,
        int version,
        String made,
        String program,
        String machine,
        Store store,
        List<ArchivedFile> files,
        List<String> notIncluded) {

    static final String FORMAT = "ptoken backup";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Manifest {
        files = List.copyOf(files);
        notIncluded = List.copyOf(notIncluded);
    }

    /** Kinds of store. */
    public enum StoreKind {
        /** It is in the archive. */
        SQLITE,
        /** It is not in the archive. */
        POSTGRESQL
    }

    /**
     * The store.
     *
     * @param kind which
     * @param place file in the archive, or URL of the database
     * @param auditRow number of the last row of its audit log
     * @param auditHash hash of that row
     * @param modules of an embedded store: the witnessed generation of each security module, by module id
     */
    public record Store(StoreKind kind, String place, long auditRow, String auditHash, Map<String, Long> modules) {

        public Store {
            modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
        }

        /** The end of the audit log as {@code ptoken audit verify --expect} takes it. */
        public String auditHead() {
            return auditRow + ":" + auditHash;
        }

        boolean isEmbedded() {
            return kind == StoreKind.SQLITE;
        }
    }

    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /** @throws DamagedArchiveException when it is no manifest, or one of a newer form */
    static Manifest of(byte[] json) throws IOException {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (!manifest.format.equals(FORMAT)) {
                throw new DamagedArchiveException("its manifest is of another kind");
            }
            if (manifest.version != VERSION) {
                throw new DamagedArchiveException(
                        "its form has version " + manifest.version + ", and this program knows " + VERSION
                                + ": restore it with the release that made it, " + manifest.program);
            }
            return manifest;
        } catch (JacksonException e) {
            throw new DamagedArchiveException("its manifest cannot be read", e);
        }
    }
}
