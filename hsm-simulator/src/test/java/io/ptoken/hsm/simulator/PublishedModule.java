package io.ptoken.hsm.simulator;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the tokens printed in the module protocol, which need the licensed STA tables, and keeps what it was asked. */
final class PublishedModule implements SecurityModule {

    static final Instant TIME = Instant.parse("2024-05-01T10:15:00Z");

    final List<Object> asked = new ArrayList<>();
    RuntimeException refusal = new IllegalStateException("none");
    boolean refuses;
    ModuleState state = ModuleState.OPERATIONAL;

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        note(request);
        return TokenNumber.parseDecimal("70630503470028726114");
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        note(request);
        return TokenNumber.parseDecimal("68961683064326234122");
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        note(request);
        return new VendedKeyChange(
                false,
                List.of(
                        TokenNumber.parseDecimal("06510894141453018386"),
                        TokenNumber.parseDecimal("22979178279997208272")));
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        note(request);
        return new TokenVerification.Valid(TokenClass.CREDIT, 0, 1, new TokenIdentifier(0x014EEC));
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return List.of();
    }

    @Override
    public int capacity() {
        return 25;
    }

    @Override
    public ModuleStatus status() {
        return new ModuleStatus(
                "94000001",
                "STS65V10",
                "hardware",
                "SMID.1",
                state,
                TIME,
                Duration.ofDays(7),
                42,
                Optional.of(58L),
                Optional.of(Instant.parse("2025-12-31T22:00:00Z")),
                Map.of());
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        throw new UnsupportedOperationException("no command carries a licence");
    }

    private void note(Object request) {
        asked.add(request);
        if (refuses) {
            throw refusal;
        }
    }
}
