package io.ptoken.cli.document;

import io.ptoken.node.backup.ArchivedFile;
import io.ptoken.node.backup.Manifest.StoreKind;
import io.ptoken.node.backup.Restore.Restored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backups, made and put back. */
public sealed interface BackupDocument extends Document {

    /**
     * A backup that was made.
     *
     * @param warning why nothing may be sold from what is made of it
     */
    @DocumentKind("backup")
    record Made(File archive, Manifest manifest, Optional<String> warning) implements BackupDocument {

        public static Made of(ArchivedFile archive, io.ptoken.node.backup.Manifest manifest, Optional<String> warning) {
            return new Made(File.of(archive), Manifest.of(manifest), warning);
        }
    }

    /**
     * An installation that was made of a backup.
     *
     * @param sellsAgain when tokens are sold again; left out where nothing keeps them back
     * @param metersAhead how many meters wait for longer
     */
    @DocumentKind("restore")
    record PutBack(Manifest manifest, Optional<Instant> sellsAgain, Optional<Integer> metersAhead)
            implements BackupDocument {

        public static PutBack of(Restored restored) {
            return new PutBack(
                    Manifest.of(restored.manifest()),
                    restored.bars().map(bars -> Times.seconds(restored.sellsAgain())),
                    restored.bars().map(bars -> bars.meters().size()));
        }
    }

    /** A file. */
    record File(String path, long sizeBytes, String sha256) {

        static File of(ArchivedFile file) {
            return new File(file.path(), file.size(), file.sha256());
        }
    }

    /**
     * What an archive says about itself.
     *
     * @param formatVersion of the form of archives
     * @param notIncluded what lies elsewhere, for people
     */
    record Manifest(
            String format,
            int formatVersion,
            Instant made,
            String program,
            String machine,
            Store store,
            List<File> files,
            List<String> notIncluded) {

        static Manifest of(io.ptoken.node.backup.Manifest manifest) {
            return new Manifest(
                    manifest.format(),
                    manifest.version(),
                    Times.seconds(Instant.parse(manifest.made())),
                    manifest.program(),
                    manifest.machine(),
                    Store.of(manifest.store()),
                    manifest.files().stream().map(File::of).toList(),
                    manifest.notIncluded());
        }
    }

    /**
     * The store in it.
     *
     * @param place file in the archive, or URL of the database
     * @param auditHead the last row of its audit log, as {@code ptoken audit verify --expect} takes it
     */
    record Store(StoreKind kind, String place, String auditHead, List<WitnessedModule> modules) {

        static Store of(io.ptoken.node.backup.Manifest.Store store) {
            return new Store(
                    store.kind(),
                    store.place(),
                    store.auditHead(),
                    store.modules().entrySet().stream()
                            .map(module -> new WitnessedModule(module.getKey(), module.getValue()))
                            .toList());
        }
    }

    /** How far the state of a security module had come. */
    record WitnessedModule(String moduleId, long generation) {}
}
