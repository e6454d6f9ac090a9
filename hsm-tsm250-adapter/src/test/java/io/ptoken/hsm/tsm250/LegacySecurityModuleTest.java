package io.ptoken.hsm.tsm250;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LegacySecurityModuleTest {

    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-11-01T08:00:00Z"), ZoneOffset.UTC);
    private static final String TOKEN = "3D431F4B0860E9F6270630503470028726114";

    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> answers = new LinkedHashMap<>(Map.of(
            "SM?ID", "SM!ID0094000001STS05V100123456789ABCDEF",
            "SM?TS", "SM!TS0005416A",
            "SM?TC", "SM!TC00" + TOKEN,
            "SM?TM", "SM!TM00" + TOKEN,
            "SM?TK", "SM!TK0005A5B57B9B77AA51213EE670E5919AF6D00651089414145301838622979178279997208272"));

    private Duration now = Duration.ofDays(1);
    private final LegacySecurityModule module = module(LegacyModuleSettings.of(
            key(1, KeyType.DUTK, 255, BaseDate.BDT_1993),
            key(2, KeyType.DDTK, 255, BaseDate.BDT_1993),
            key(3, KeyType.DUTK, 100, BaseDate.BDT_2014)));

    private static LegacyVendingKey key(int register, KeyType type, int ken, BaseDate baseDate) {
        return new LegacyVendingKey(
                new RegisterNumber(register),
                new SupplyGroupCode(123456),
                new KeyRevision(1),
                type,
                new KeyExpiryNumber(ken),
                baseDate);
    }

    private LegacySecurityModule module(LegacyModuleSettings settings) {
        return new LegacySecurityModule("TSM250 at COM3", requests(), settings, CLOCK, () -> now);
    }

    private Requests requests() {
        return new Requests() {
            @Override
            public <R> R call(ModuleRequest<R> request) {
                byte[] line = request.line(PROTOCOL);
                String text = new String(line, 0, line.length - 5, StandardCharsets.US_ASCII);
                asked.add(text);
                String answer = answers.getOrDefault(text.substring(0, 5), "GL!ER21");
                StatusCode status = new StatusCode(answer.substring(5, 7));
                ResponseFrame frame = answer.startsWith("GL")
                        ? ResponseFrame.error(status)
                        : new ResponseFrame(CommandCode.sm(answer.substring(3, 5)), status, answer.substring(7));
                return request.read(frame, PROTOCOL);
            }
        };
    }

    private static VendCreditRequest credit(String fields) {
        return VendCredit.decode(fields, PROTOCOL).vend();
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThat(catchThrowableOfType(SecurityModuleException.class, call)).hasMessage(message);
    }

    @Test
    void creditIsAskedForWithTheAttributesOfTheConfiguration() {
        assertThat(module.vendCredit(credit("N1~P600727000000000009~N1~N7~N2~N0~H0001~HA9D6AC~"))
                        .decimal())
                .isEqualTo("70630503470028726114");
        assertThat(asked).containsExactly("SM?TC600727000000000009 01123456011FF00A9D6ACL000001");
    }

    @Test
    void managementIsAskedFor() {
        module.vendManagement(VendManagement.decode("N1~P600727000000000009~N1~N7~N2~N0~H000A~HA9D6AC~", PROTOCOL)
                .vend());
        assertThat(asked).containsExactly("SM?TM600727000000000009 01123456011FF00A9D6AC000A");
    }

    @Test
    void aKeyChangeIsOfTwoTokensAndItsRolloverIsSeenHere() {
        VendedKeyChange change =
                module.vendKeyChange(VendKeyChange.decode("N1~N3~P600727000000000009~N1~N7~N2~N2~N2~", PROTOCOL)
                        .vend());
        assertThat(change.tokens()).hasSize(2);
        assertThat(change.rollover()).isTrue();
        assertThat(asked).containsExactly("SM?TK600727000000000009 0103123456123456010211FF64");
    }

    @Test
    void whatTheDialectCannotDoIsRefusedAndNothingIsSent() {
        assertRefused(
                "28 VK_REG_NOT_FOUND_ERROR: no key is configured for register 9",
                () -> module.vendCredit(credit("N9~P600727000000000009~N1~N7~N2~N0~H0001~HA9D6AC~")));
        assertRefused(
                "05 KEY_TYPE_ERROR: register 2 (SGC 123456 KRN 1 KT 1) makes default keys, which carry no credit",
                () -> module.vendCredit(credit("N2~P600727000000000009~N1~N7~N2~N0~H0001~HA9D6AC~")));
        assertRefused(
                "40 KEY_PARAM_ERROR: EA 11 under DKGA 02 of an STS05V module",
                () -> module.vendCredit(credit("N1~P600727000000000009~N1~N11~N2~N0~H0001~HA9D6AC~")));
        assertRefused(
                "48 SUBCLASS_NOT_ALLOWED: subclass 4: the STS05V dialect has no currency amounts",
                () -> module.vendCredit(credit("N1~P600727000000000009~N1~N7~N2~N4~H00A006~HA9D6AC~")));
        assertRefused(
                "41 KEY_EXPIRED_ERROR: TID block 101 is beyond KEN 100 of register 3 (SGC 123456 KRN 1 KT 2)",
                () -> module.vendCredit(credit("N3~P600727000000000009~N1~N7~N2~N0~H0001~H650000~")));
        assertRefused(
                "40 KEY_PARAM_ERROR: subclass 3 is a section of a key change",
                () -> module.vendManagement(
                        VendManagement.decode("N1~P600727000000000009~N1~N7~N2~N3~H000A~HA9D6AC~", PROTOCOL)
                                .vend()));
        assertRefused(
                "85 INVALID_NUM_TOKENS: 3 tokens: the STS05V dialect makes key changes of 2 tokens",
                () -> module.vendKeyChange(VendKeyChange.decode("N1~N1~P600727000000000009~N1~N7~N2~N2~N3~", PROTOCOL)
                        .vend()));
        assertRefused(
                "28 VK_REG_NOT_FOUND_ERROR: no key is configured for register 9",
                () -> module.vendManagement(
                        VendManagement.decode("N9~P600727000000000009~N1~N7~N2~N0~H000A~HA9D6AC~", PROTOCOL)
                                .vend()));
        assertRefused(
                "40 KEY_PARAM_ERROR: EA 11 under DKGA 02 of an STS05V module",
                () -> module.vendManagement(
                        VendManagement.decode("N1~P600727000000000009~N1~N11~N2~N0~H000A~HA9D6AC~", PROTOCOL)
                                .vend()));
        assertRefused(
                "41 KEY_EXPIRED_ERROR: TID block 101 is beyond KEN 100 of register 3 (SGC 123456 KRN 1 KT 2)",
                () -> module.vendManagement(
                        VendManagement.decode("N3~P600727000000000009~N1~N7~N2~N0~H000A~H650000~", PROTOCOL)
                                .vend()));
        for (String registers : List.of("N9~N1~", "N1~N9~")) {
            assertRefused(
                    "28 VK_REG_NOT_FOUND_ERROR: no key is configured for register 9",
                    () -> module.vendKeyChange(
                            VendKeyChange.decode(registers + "P600727000000000009~N1~N7~N2~N2~N2~", PROTOCOL)
                                    .vend()));
        }
        assertRefused(
                "40 KEY_PARAM_ERROR: EA 11 under DKGA 02 of an STS05V module",
                () -> module.vendKeyChange(VendKeyChange.decode("N1~N1~P600727000000000009~N1~N11~N2~N2~N4~", PROTOCOL)
                        .vend()));
        assertRefused(
                "21 INVALID_REQUEST_HEADER: TSM250 at COM3: the STS05V dialect verifies no tokens",
                () -> module.verify(VerifyToken.decode("N1~P600727000000000009~N1~N7~P70630503470028726114~", PROTOCOL)
                        .verify()));
        assertRefused(
                "98 PERMISSION_ERROR: TSM250 at COM3: STS05V firmware takes credit updates, not licences",
                () -> module.loadTransactionLicence("x"));
        assertThat(asked).isEmpty();
        assertThat(module.lacks())
                .containsKeys(ModuleCapability.VERIFICATION, ModuleCapability.CURRENCY_CREDIT, ModuleCapability.EA11);
    }

    @Test
    void statusCodesAreThoseOfTheDialect() {
        VendCreditRequest request = credit("N1~P600727000000000009~N1~N7~N2~N0~H0001~HA9D6AC~");
        answers.put("SM?TC", "SM!TC31");
        SecurityModuleException empty =
                catchThrowableOfType(SecurityModuleException.class, () -> module.vendCredit(request));
        assertThat(empty.status()).isEqualTo(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
        answers.put("SM?TC", "SM!TC72");
        assertRefused(
                "01 DEVICE_FAILURE: SM!TC status 72 (key register empty or corrupt)", () -> module.vendCredit(request));
    }

    @Test
    void theStatusTellsBalanceAndCountsSalesHere() {
        module.vendCredit(credit("N1~P600727000000000009~N1~N7~N2~N0~H0001~HA9D6AC~"));
        ModuleStatus status = module.status();
        assertThat(status.moduleId()).isEqualTo("94000001");
        assertThat(status.firmwareId()).isEqualTo("STS05V10");
        assertThat(status.vendCounter()).isEqualTo(1);
        assertThat(status.clock()).isEqualTo(CLOCK.instant());
        assertThat(status.tidWindow()).isZero();
        assertThat(status.details())
                .containsEntry("credit.balance", "20004 tenths")
                .containsEntry("credit.sequence", "5");
        int before = asked.size();
        module.status();
        assertThat(asked).hasSize(before);
        now = now.plusSeconds(30);
        module.status();
        assertThat(asked).hasSize(before + 2);
    }

    @Test
    void keysAreThoseOfTheConfiguration() {
        assertThat(module.vendingKeys()).hasSize(3);
        assertThat(module.capacity()).isEqualTo(99);
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherModuleThanThatOfTheKeysSellsNothing() {
        LegacySecurityModule bound = module(new LegacyModuleSettings(
                List.of(key(1, KeyType.DUTK, 255, BaseDate.BDT_1993)),
                Optional.of(new ModuleId("94000001")),
                Duration.ZERO));
        VendCreditRequest request = credit("N1~P600727000000000009~N1~N7~N2~N0~H0001~HA9D6AC~");
        bound.vendCredit(request);
        bound.vendCredit(request);
        assertThat(asked).containsOnlyOnce("SM?ID");
        answers.put("SM?ID", "SM!ID0094000002STS05V100123456789ABCDEF");
        bound.channelOpened();
        assertRefused(
                "33 INVALID_SECURITY_MODULE_ID: TSM250 at COM3 is module 94000002; the configured keys are those of module"
                        + " 94000001",
                () -> bound.vendCredit(request));
        assertThat(bound.status().state()).isEqualTo(ModuleState.ERROR);
        assertThat(asked.stream().filter(text -> text.startsWith("SM?TC"))).hasSize(2);
    }
}
