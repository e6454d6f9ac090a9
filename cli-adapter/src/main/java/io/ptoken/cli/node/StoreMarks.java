package io.ptoken.cli.node;

import io.ptoken.cli.CommandFailure;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.Undo;
import io.ptoken.cli.config.Configuration.StoreKind;
import io.ptoken.hsm.ModuleState;
import io.ptoken.hsm.soft.SealedStoreMark;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.service.storemark.StoreMarking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who remembers, for an installation, how far its store had come: the software module where it is the only one, else a
 * sealed file of the node.
 */
public final class StoreMarks {

    private static final int NAME_BYTES = 4;

    private StoreMarks() {}

    /**
     * The one for the modules that are open.
     *
     * @param running is told how to give it back
     * @return empty for a software module that is tampered: it makes no tokens and remembers nothing
     */
    public static Optional<StoreMarking> of(
            Installation installation, ServedModule served, Surroundings surroundings, Undo running) {
        if (served.software().isPresent() && served.software().get() == served.module()) {
            return ofModule(installation, served.software().get());
        }
        return Optional.of(ofFile(installation, surroundings, running));
    }

    private static Optional<StoreMarking> ofModule(Installation installation, SoftSecurityModule module) {
        return module.status().state() == ModuleState.TAMPERED
                ? Optional.empty()
                : Optional.of(
                        new StoreMarking(module.status().moduleId(), module.storeMarkKeeping(), isAlone(installation)));
    }

    private static StoreMarking ofFile(Installation installation, Surroundings surroundings, Undo running) {
        Path path = installation.data().storeMark();
        // A file is made and filled in one start, so that an empty one, or a key alone, is what is left of a mark.
        boolean keptBefore = Files.exists(path) || Files.exists(SealedStoreMark.keyFileOf(path));
        SealedStoreMark mark = Files.exists(path)
                ? SealedStoreMark.open(path, surroundings.random())
                : SealedStoreMark.create(path, surroundings.random());
        running.with(mark::close);
        return new StoreMarking(
                "node-" + name(SealedStoreMark.keyFileOf(path)), mark, isAlone(installation), keptBefore);
    }

    /** The nodes of a shared store each keep a file; an embedded one has one node. */
    private static boolean isAlone(Installation installation) {
        return installation.configuration().store().kind() == StoreKind.SQLITE;
    }

    /** Tells nothing of the key. */
    private static String name(Path keyFile) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(keyFile));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new CommandFailure("this Java has no SHA-256", e);
        }
    }
}
