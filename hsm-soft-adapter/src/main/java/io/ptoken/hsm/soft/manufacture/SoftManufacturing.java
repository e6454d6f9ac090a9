package io.ptoken.hsm.soft.manufacture;

import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.soft.ditk.DitkTable;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.register.RegisterTable;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.vend.VendingRequests;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.InstantSource;
import java.util.List;

/** Tokens under DITKs. Thread safe. */
public final class SoftManufacturing implements MeterManufacturing, DitkProving {

    private final ModuleGate gate;
    private final DitkTable ditks;
    private final RegisterTable registers;
    private final VendingRequests requests;
    private final InstantSource clock;

    public SoftManufacturing(
            ModuleGate gate, DitkTable ditks, RegisterTable registers, VendingRequests requests, InstantSource clock) {
        this.gate = gate;
        this.ditks = ditks;
        this.registers = registers;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public List<LoadedDitk> ditks() {
        return gate.reading(ditks::all);
    }

    @Override
    public VendedKeyChange changeTokens(DitkChangeRequest request) {
        return gate.working(() -> {
            VendingRegister to = registers.require(request.to());
            return requests.ditkChange(ditks.require(request.ea()).key(), to, request, clock.instant());
        });
    }

    @Override
    public TokenNumber clearTamperCondition(EncryptionAlgorithm ea, TokenIdentifier tid) {
        return gate.working(
                () -> requests.clearTamperCondition(ditks.require(ea).key(), ea, tid));
    }
}
