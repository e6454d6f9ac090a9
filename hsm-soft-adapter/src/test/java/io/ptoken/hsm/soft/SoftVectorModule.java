package io.ptoken.hsm.soft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.vectors.ModulePart;
import io.ptoken.kmc.vectors.StepRefused;
import io.ptoken.kmc.vectors.VectorClock;
import io.ptoken.kmc.vectors.VectorDraws;
import io.ptoken.kmc.vectors.VectorParties;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The software module as a party of key-load vectors: with the keys that a vector gives it, in a file of its own. */
public final class SoftVectorModule implements ModulePart {

    private final Path folder;
    private final Path path;
    private final SoftModuleParts parts;
    private final SoftModuleSettings settings;
    private final VectorClock clock;
    private SoftSecurityModule module;

    /**
     * A new module.
     *
     * @param folder for the module's files; must have none yet
     */
    public SoftVectorModule(
            Path folder,
            VectorParties parties,
            String ref,
            int registers,
            int slots,
            VectorClock clock,
            VectorDraws draws) {
        this.folder = folder;
        this.path = folder.resolve("softsm.sealed");
        this.clock = clock;
        this.settings = SoftModuleSettings.DEFAULT
                .withCapacity(registers)
                .withKekSlots(slots)
                .withoutTidWindow();
        this.parts = parts(parties, clock, draws);
        this.module = create(parties.module(ref), parts(parties, clock, new SecureRandom()));
    }

    private static SoftModuleParts parts(VectorParties parties, VectorClock clock, SecureRandom random) {
        return new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.fixed(new RandomNibble(5)))
                .withKeyLoadFormat(parties.format());
    }

    /** A module makes keys of its own; those of the vector are put in their place, and the restart keeps them. */
    private SoftSecurityModule create(ModuleIdentity identity, SoftModuleParts creating) {
        try (SoftSecurityModule made =
                SoftSecurityModule.create(path, secret(), creating, settings, ModuleSetup.NONE)) {
            made.keyLoadState(state -> state.with(new KeyLoadIdentity(
                    new KeyLoadRecord(identity.publicKey().line()),
                    state.identity().orElseThrow().anchor(),
                    identity.keys())));
            made.permit(made.permit());
        }
        return open();
    }

    private SealingSecret secret() {
        return TestModules.secret(folder);
    }

    /** What is drawn for the seal of the file is none of the vector's draws. */
    private SoftSecurityModule open() {
        ModuleSeams seams = ModuleSeams.of(parts)
                .withChecks(List.of())
                .withFiles((file, secret, random) -> SealedFile.open(file, secret, new SecureRandom()));
        return new ModuleOpening(path, secret(), parts, settings, seams).open();
    }

    /** The module as it is now; another one after each restart. */
    public SoftSecurityModule module() {
        return module;
    }

    private KeyLoading loading() {
        return module.keyLoading().orElseThrow();
    }

    @Override
    public ObjectNode kc(String record, boolean replace) {
        StartedExchange started = asked(() -> loading().acceptKmcKey(new KeyLoadRecord(record), replace));
        return object().put("kmcId", started.kmc().text())
                .put("request", started.request().line())
                .put("newState", number(started.slot()));
    }

    @Override
    public ObjectNode kr(String record, Optional<String> kmcId) {
        KmcId kmc = new KmcId(kmcId.orElseThrow());
        Optional<KekSlotStatus> before = loading().slot(kmc);
        KekSlotStatus after = asked(() -> loading().acceptResponse(kmc, new KeyLoadRecord(record)));
        return object().put("oldState", number(before.orElseThrow())).put("newState", number(after));
    }

    @Override
    public ObjectNode kl(String record, Optional<String> kmcId) {
        KmcId kmc = new KmcId(kmcId.orElseThrow());
        Optional<KekSlotStatus> before = loading().slot(kmc);
        LoadedKey loaded = asked(() -> loading().loadKey(kmc, new KeyLoadRecord(record)));
        return object().put("register", loaded.register().value())
                .put("oldState", number(before.orElseThrow()))
                .put("newState", number(loaded.slot()));
    }

    @Override
    public ObjectNode kf(Optional<String> kmcId) {
        KekSlotStatus after = asked(() -> loading().endLoading(new KmcId(kmcId.orElseThrow())));
        return object().put("newState", number(after));
    }

    @Override
    public void kx(String kmcId) {
        asked(() -> {
            loading().deleteSlot(new KmcId(kmcId));
            return kmcId;
        });
    }

    private static int number(KekSlotStatus slot) {
        return SoftVectorView.number(slot.state());
    }

    @Override
    public void vend(int register) {
        asked(() -> module.vendCredit(credit(register)));
    }

    /** A credit of nothing, so that no limit falls. */
    private VendCreditRequest credit(int register) {
        return new VendCreditRequest(
                new RegisterNumber(register),
                new MeterPan("600727000000000009"),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                CreditSubclass.ELECTRICITY,
                UnitAmountCode.encode(0),
                TokenIdentifier.at(BaseDate.BDT_2014, clock.instant()));
    }

    private static <T> T asked(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (SecurityModuleException e) {
            throw new StepRefused(code(e), e.status().code(), e);
        }
    }

    /** A vend tells no code of the profile: its refusals for slot and register are those two. */
    private static String code(SecurityModuleException e) {
        if (e.getCause() instanceof KeyLoadException cause) {
            return cause.code().text();
        }
        return switch (e.status()) {
            case KMC_KEY_STATE_ERROR -> "AP-S01 SLOT_STATE";
            case VK_REG_NOT_FOUND_ERROR -> "AP-V05 NO_SUCH_REGISTER";
            default -> throw e;
        };
    }

    @Override
    public void restart() {
        module.close();
        module = open();
    }

    /** Somebody writes over the state file; the module finds out when it has something to write. */
    @Override
    public void tamper() {
        try {
            Files.write(path, new byte[100]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KmcId any = loading().slots().get(0).kmc().orElseThrow();
        TestBench.refusal(SmStatus.TAMPERED_STATE, () -> loading().deleteSlot(any));
    }

    @Override
    public JsonNode view() {
        return SoftVectorView.of(module);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        module.close();
    }
}
