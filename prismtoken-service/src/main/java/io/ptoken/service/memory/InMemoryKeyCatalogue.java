package io.ptoken.service.memory;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.KeyCatalogue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key-load files. Guarded by the store's lock. */
final class InMemoryKeyCatalogue implements KeyCatalogue {

    private final Object lock;
    private final AuditLog auditLog;
    private final Map<String, KeyLoadFile> files = new HashMap<>();
    private final List<CatalogueKey> keys = new ArrayList<>();

    InMemoryKeyCatalogue(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public void add(KeyLoadFile file, List<CatalogueKey> added, AuditEntry entry) {
        synchronized (lock) {
            if (files.putIfAbsent(file.id(), dated(file)) == null) {
                keys.addAll(added);
            }
            auditLog.append(entry);
        }
    }

    @Override
    public Optional<KeyLoadFile> file(String id) {
        synchronized (lock) {
            return Optional.ofNullable(files.get(id));
        }
    }

    @Override
    public List<KeyLoadFile> files() {
        synchronized (lock) {
            return files.values().stream()
                    .sorted(Comparator.comparing(KeyLoadFile::uploaded).thenComparing(KeyLoadFile::id))
                    .toList();
        }
    }

    @Override
    public List<String> fileIds() {
        return files().stream().map(KeyLoadFile::id).toList();
    }

    @Override
    public List<CatalogueKey> keys() {
        synchronized (lock) {
            return keys.stream()
                    .sorted(Comparator.comparing((CatalogueKey key) -> key.sgc().value())
                            .thenComparing(key -> key.krn().value())
                            .thenComparing(this::uploaded, Comparator.reverseOrder())
                            .thenComparing(CatalogueKey::fileId)
                            .thenComparing(CatalogueKey::sequence))
                    .toList();
        }
    }

    @Override
    public int removeFilesOf(String kmcId, AuditEntry entry) {
        synchronized (lock) {
            List<String> ids = files.values().stream()
                    .filter(file -> file.kmcId().equals(kmcId))
                    .map(KeyLoadFile::id)
                    .toList();
            ids.forEach(files::remove);
            keys.removeIf(key -> ids.contains(key.fileId()));
            auditLog.append(entry);
            return ids.size();
        }
    }

    private KeyLoadFile dated(KeyLoadFile file) {
        Instant uploaded = files.values().stream()
                .filter(other -> other.kmcId().equals(file.kmcId()))
                .map(other -> other.uploaded().plus(1, ChronoUnit.MICROS))
                .filter(after -> after.isAfter(file.uploaded()))
                .max(Comparator.naturalOrder())
                .orElse(file.uploaded());
        return new KeyLoadFile(file.id(), file.kmcId(), file.text(), uploaded);
    }

    private Instant uploaded(CatalogueKey key) {
        KeyLoadFile file = files.get(key.fileId());
        return file == null ? Instant.MIN : file.uploaded();
    }
}
