package io.ptoken.cli.document;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.simulator.IssuedFile;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.NumberedAuthorisation;
import io.ptoken.kmc.simulator.RegisteredModule;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.simulator.VendingKeyDescription;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated KMC holds, never a key.
 *
 * @param profile of its files: assumed, not interoperable
 */
@DocumentKind("simulated-kmc")
public record SimulatorDocument(
        String profile,
        String name,
        String kmcId,
        String trustAnchor,
        Instant usableUntil,
        int keyRefreshDays,
        int responseDays,
        List<String> moduleAnchors,
        List<Module> modules,
        List<Group> groups,
        List<Key> keys,
        List<Authorisation> authorisations,
        List<File> files)
        implements Document {

    /** All of it. */
    public static SimulatorDocument of(KmcSimulator kmc) {
        return new SimulatorDocument(
                Ap1Codec.PROFILE,
                kmc.publicKey().name(),
                kmc.publicKey().kmcId().text(),
                kmc.publicKey().trustAnchor().value(),
                Times.seconds(kmc.publicKey().usableUntil()),
                kmc.settings().keyRefreshDays(),
                kmc.settings().responseDays(),
                kmc.moduleAnchors().stream()
                        .map(anchor -> anchor.name().value())
                        .toList(),
                kmc.modules().stream().map(Module::of).toList(),
                kmc.supplyGroups().stream().map(Group::of).toList(),
                kmc.vendingKeys().stream().map(Key::of).toList(),
                kmc.authorisations().stream().map(Authorisation::of).toList(),
                kmc.modules().stream()
                        .flatMap(module -> module.files().stream().map(file -> File.of(module, file)))
                        .toList());
    }

    /** Whether a module gets keys. */
    public enum ModuleState {
        REGISTERED,
        REVOKED
    }

    /** A module that is registered. */
    public record Module(String serial, String manufacturer, String firmware, ModuleState state, String smId) {

        static Module of(RegisteredModule module) {
            return new Module(
                    module.moduleId().serial().value(),
                    module.publicKey().manufacturer().value(),
                    module.publicKey().firmwareId().value(),
                    module.revoked() ? ModuleState.REVOKED : ModuleState.REGISTERED,
                    module.moduleId().text());
        }
    }

    /** A supply group. */
    public record Group(String sgc, String name, Optional<String> owner) {

        static Group of(SupplyGroup group) {
            return new Group(group.sgc().digits(), group.name(), Texts.some(group.owner()));
        }
    }

    /** A vending key. */
    public record Key(
            String sgc,
            int krn,
            int kt,
            int bdt,
            String dkga,
            List<Integer> ea,
            int ken,
            Instant act,
            Optional<Instant> exp,
            Optional<Integer> clu,
            String kcv) {

        static Key of(VendingKeyDescription key) {
            return new Key(
                    key.order().sgc().digits(),
                    key.krn().value(),
                    key.order().keyType().code(),
                    key.order().baseDate().year(),
                    key.order().algorithm().digits(),
                    key.order().encryptionAlgorithms().stream()
                            .map(EncryptionAlgorithm::code)
                            .sorted()
                            .toList(),
                    key.order().ken().value(),
                    Times.seconds(key.order().active()),
                    Times.seconds(key.order().expires()),
                    key.order().cluster().stream().boxed().findAny(),
                    key.kcv().hex6());
        }
    }

    /**
     * A module may use keys.
     *
     * @param krn left out for all revisions
     * @param ulm left out for no limit
     * @param clm left out for no limit
     * @param sbm left out for all subclasses
     */
    public record Authorisation(
            int number,
            String sgc,
            Optional<Integer> krn,
            int kt,
            String module,
            Instant from,
            Instant until,
            Optional<String> ulm,
            Optional<String> clm,
            Optional<String> sbm) {

        static Authorisation of(NumberedAuthorisation numbered) {
            KeyUseAuthorisation kua = numbered.authorisation();
            return new Authorisation(
                    numbered.number(),
                    kua.sgc().digits(),
                    kua.krn().map(KeyRevision::value),
                    kua.keyType().code(),
                    kua.moduleId().serial().value(),
                    Times.seconds(kua.from()),
                    Times.seconds(kua.until()),
                    kua.unitLimit().stream().mapToObj(Authorisation::limit).findAny(),
                    kua.currencyLimit().stream().mapToObj(Authorisation::limit).findAny(),
                    kua.subclassMask().stream()
                            .mapToObj(mask -> new SubclassMask(mask).toString())
                            .findAny());
        }

        private static String limit(long limit) {
            return new CreditLimit(limit).toString();
        }
    }

    /** A key load file that was handed out. */
    public record File(String module, long counter, Instant issued) {

        static File of(RegisteredModule module, IssuedFile file) {
            return new File(module.moduleId().serial().value(), file.counter(), Times.seconds(file.issued()));
        }
    }
}
