package io.ptoken.node.storemark;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import io.ptoken.hsm.soft.storemark.SealedStoreMark;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.StoreMarking;
import io.ptoken.service.storemark.StoreStanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who remembers, for an installation, how far its store had come: the software module where it is the only one, else a
 * sealed file of the node.
 */
public final class StoreMarks {

    private static final int NAME_BYTES = 4;
    private static final String NODE = "node-";

    /** What does not pass by itself and leaves nothing that could be read. */
    private static final Set<Reason> DAMAGE =
            Set.of(Reason.MISSING, Reason.DAMAGED, Reason.WRONG_SECRET, Reason.UNFIT_SECRET);

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
            return ofModule(installation, served.module());
        }
        return Optional.of(ofFile(installation, surroundings, running));
    }

    private static Optional<StoreMarking> ofModule(Installation installation, SecurityModule module) {
        return module.status().state() == ModuleState.TAMPERED
                ? Optional.empty()
                : module.storeMarkKeeping()
                        .map(keeping -> new StoreMarking(module.status().moduleId(), keeping, isAlone(installation)));
    }

    private static StoreMarking ofFile(Installation installation, Surroundings surroundings, Undo running) {
        Path path = installation.data().storeMark();
        boolean keptBefore = isKeptBefore(path);
        try {
            SealedStoreMark mark = Files.exists(path)
                    ? SealedStoreMark.open(path, surroundings.random())
                    : SealedStoreMark.create(path, surroundings.random());
            running.with(() -> close(mark, path, keptBefore));
            return of(installation, mark, keptBefore);
        } catch (SealedFileException e) {
            return unreadable(installation, e);
        }
    }

    private static StoreMarking of(Installation installation, SealedStoreMark mark, boolean keptBefore) {
        Path key = SealedStoreMark.keyFileOf(installation.data().storeMark());
        return new StoreMarking(NODE + name(key), mark, isAlone(installation), keptBefore);
    }

    /** What is damaged stays as it is until somebody accepts the store without it; what may pass by itself is thrown on. */
    private static StoreMarking unreadable(Installation installation, SealedFileException e) {
        if (!DAMAGE.contains(e.reason())) {
            throw e;
        }
        return StoreMarking.unreadable(NODE + "unreadable", isAlone(installation), String.valueOf(e.getMessage()));
    }

    /** A file is made and filled in one start, so that an empty one, or a key alone, is what is left of a mark. */
    private static boolean isKeptBefore(Path path) {
        return Files.exists(path) || Files.exists(SealedStoreMark.keyFileOf(path)) || Files.exists(setAside(path));
    }

    /**
     * Makes a new file in the place of one that cannot be read, which is set aside, with its key where that is unfit.
     *
     * @param running is told how to give it back
     * @throws UncheckedIOException when the old one cannot be moved
     */
    public static StoreMarking renewed(Installation installation, Surroundings surroundings, Undo running) {
        Path path = installation.data().storeMark();
        setAsideIfThere(path);
        SealedStoreMark mark = create(path, surroundings);
        running.with(mark::close);
        return of(installation, mark, true);
    }

    private static SealedStoreMark create(Path path, Surroundings surroundings) {
        try {
            return SealedStoreMark.create(path, surroundings.random());
        } catch (SealedFileException e) {
            if (e.reason() != Reason.UNFIT_SECRET) {
                throw e;
            }
            setAsideIfThere(SealedStoreMark.keyFileOf(path));
            return SealedStoreMark.create(path, surroundings.random());
        }
    }

    private static void setAsideIfThere(Path file) {
        try {
            if (Files.exists(file)) {
                Files.move(file, setAside(file), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path setAside(Path file) {
        return file.resolveSibling(file.getFileName() + ".unreadable");
    }

    /**
     * Looks how a store stands, and writes nothing.
     *
     * @param software the software module, when it is open; any module of an installation that lists some
     * @return empty when that cannot be told: another process has the file, or the module is needed and not open
     */
    public static Optional<StoreStanding> look(
            Installation installation,
            Optional<? extends SecurityModule> software,
            ServiceStore store,
            Surroundings surroundings) {
        return looking(installation, software, surroundings, marking -> marking.standing(store));
    }

    /** The same for something else that the mark tells. */
    static <T> Optional<T> looking(
            Installation installation,
            Optional<? extends SecurityModule> software,
            Surroundings surroundings,
            Function<StoreMarking, T> what) {
        if (installation.configuration().modules().isEmpty()) {
            return software.flatMap(module -> ofModule(installation, module)).map(what);
        }
        Path path = installation.data().storeMark();
        if (!Files.exists(path)) {
            Path key = SealedStoreMark.keyFileOf(path);
            String keeper = Files.exists(key) ? NODE + name(key) : NODE + "new";
            return Optional.of(what.apply(StoreMarking.nothingKept(keeper, isAlone(installation), isKeptBefore(path))));
        }
        try (SealedStoreMark mark = SealedStoreMark.open(path, surroundings.random())) {
            return Optional.of(what.apply(of(installation, mark, true)));
        } catch (SealedFileException e) {
            return e.reason() == Reason.IN_USE
                    ? Optional.empty()
                    : Optional.of(what.apply(unreadable(installation, e)));
        }
    }

    /** Leaves no file in which nothing was ever kept: the next start would take it for what is left of a mark. */
    private static void close(SealedStoreMark mark, Path path, boolean keptBefore) {
        boolean unused = !keptBefore && mark.kept().isEmpty();
        mark.close();
        if (unused) {
            delete(path);
            delete(SealedStoreMark.keyFileOf(path));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
