package io.ptoken.hsm.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.FrameException;
import io.ptoken.hsm.protocol.legacy.LegacyIdentify;
import io.ptoken.hsm.protocol.legacy.LegacyKeyKind;
import io.ptoken.hsm.protocol.legacy.LegacyLoadComponent;
import io.ptoken.hsm.protocol.legacy.LegacyRegister;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleClientTest {

    private static final ProtocolSettings DEFAULTS = ProtocolSettings.DEFAULTS;
    private static final String IDENTITY = "SM!DI00P94000001~PSTS65V10~";
    private static final String SALE = "SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~";
    private static final String TOKEN = "SM!VC00P3D431F4B0860E9F62~P70630503470028726114~";
    private static final String OTHER_TOKEN = "SM!VC00P3BD091D5F523CA00A~P68961683064326234122~";
    private static final VendCredit VEND = VendCredit.decode(SALE.substring(5), DEFAULTS);
    private static final VendCredit OTHER_VEND =
            VendCredit.decode(SALE.substring(5).replace("H014EEC", "H014EED"), DEFAULTS);

    private ProtocolSettings settings = DEFAULTS;
    private ScriptedModule module = new ScriptedModule(settings);
    private ModuleClient client = new ModuleClient(module, settings, Dialect.STS6, module, module);

    private void over(TransportProfile profile, boolean resends, Dialect dialect) {
        settings = DEFAULTS.with(DEFAULTS.transport().withProfile(profile).withResendLastResponse(resends));
        module = new ScriptedModule(settings);
        client = new ModuleClient(module, settings, dialect, module, module);
    }

    @Test
    void returnsTheAnswer() {
        module.answers(IDENTITY).answersAfter(Duration.ofSeconds(4), TOKEN);
        assertThat(client.call(new Identify()).module().digits()).isEqualTo("94000001");
        assertThat(client.call(VEND).token().decimal()).isEqualTo("70630503470028726114");
        assertThat(module.sent).containsExactly("SM?DI", SALE);
        assertThat(module.opened).isEqualTo(1);
        assertThat(module.events).containsExactly(ClientEvent.OPENED);
    }

    @Test
    void aRefusalIsAnAnswer() {
        module.answers("SM!VC76").answers("GL!ER57").answers("GL!ER21");
        assertThatThrownBy(() -> client.call(VEND))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SM!VC status 76");
        assertThatThrownBy(() -> client.call(VEND))
                .isInstanceOf(RefusedException.class)
                .hasMessage("GL!ER status 57");
        assertThatThrownBy(() -> client.call(new Identify())).hasMessage("GL!ER status 21");
        assertThat(module.sent).hasSize(3);
    }

    @Nested
    class WhenNoAnswerComes {

        @Test
        void aQuestionIsAskedThreeTimes() {
            module.isSilent().isSilent().isSilent();
            Duration before = module.elapsed();
            assertThatThrownBy(() -> client.call(new Identify()))
                    .isInstanceOf(ModuleUnavailableException.class)
                    .hasMessage("no answer to SM?DI: none within PT5S");
            assertThat(module.sent).containsExactly("SM?DI", "SM?DI", "SM?DI");
            assertThat(module.elapsed()).isEqualTo(before.plusSeconds(15));
        }

        @Test
        void aQuestionIsAnsweredInTheEnd() {
            module.isSilent().isSilent().answers(IDENTITY);
            client.call(new Identify());
            assertThat(module.sent).hasSize(3);
            assertThat(module.opened).isEqualTo(3);
        }

        @ParameterizedTest
        @EnumSource(TransportProfile.class)
        void aSaleIsNeverRepeated(TransportProfile profile) {
            over(profile, true, Dialect.STS6);
            module.isSilent();
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessage("SM?VC may have been carried out, its answer is lost: none within PT5S");
            assertThat(module.sent).containsOnlyOnce(SALE);
        }

        /** The late answer has the right header and a right check sum; nothing in it tells that it is the wrong one. */
        @ParameterizedTest
        @EnumSource(TransportProfile.class)
        void aLateAnswerIsNotTakenForTheNextOne(TransportProfile profile) {
            over(profile, false, Dialect.STS6);
            module.answersAfter(Duration.ofSeconds(7), TOKEN).answersAfter(Duration.ofSeconds(4), OTHER_TOKEN);
            assertThatThrownBy(() -> client.call(VEND)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(client.call(VEND).token().decimal()).isEqualTo("68961683064326234122");
            assertThat(module.sent.stream().filter(SALE::equals)).hasSize(2);
        }

        @Test
        void aLateAnswerOnASerialLineIsWaitedForBehindAnEcho() {
            over(TransportProfile.SERIAL_CR, false, Dialect.STS6);
            module.answersAfter(Duration.ofSeconds(7), TOKEN).answers(OTHER_TOKEN);
            assertThatThrownBy(() -> client.call(VEND)).isInstanceOf(OutcomeUnknownException.class);
            client.call(VEND);
            assertThat(module.sent).containsExactly("ECHO", SALE, "ECHO", SALE);
            assertThat(module.events)
                    .containsExactly(
                            ClientEvent.OPENED,
                            ClientEvent.RESYNCHRONISED,
                            ClientEvent.TIMEOUT,
                            ClientEvent.STRAY_FRAME,
                            ClientEvent.RESYNCHRONISED);
        }

        /** The first echo comes late: it must not end the waiting that belongs to the second. */
        @Test
        void aLateEchoIsNotTakenForTheNextOneEither() {
            over(TransportProfile.SERIAL_CR, false, Dialect.STS6);
            module.answersAfter(Duration.ofSeconds(12), TOKEN).answers(OTHER_TOKEN);
            assertThatThrownBy(() -> client.call(VEND)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(client.call(VEND).token().decimal()).isEqualTo("68961683064326234122");
            assertThat(module.sent).containsExactly("ECHO", SALE, "ECHO", "ECHO", SALE);
            assertThat(module.events)
                    .containsExactly(
                            ClientEvent.OPENED,
                            ClientEvent.RESYNCHRONISED,
                            ClientEvent.TIMEOUT,
                            ClientEvent.TIMEOUT,
                            ClientEvent.STRAY_FRAME,
                            ClientEvent.STRAY_FRAME,
                            ClientEvent.RESYNCHRONISED);
        }

        @Test
        void withoutAnEchoNothingElseIsSent() {
            over(TransportProfile.SERIAL_CR, false, Dialect.STS6);
            module.echoes = false;
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(ModuleUnavailableException.class)
                    .hasMessage("no echo from the module, so SM?VC was not sent");
            assertThat(module.sent).containsExactly("ECHO", "ECHO", "ECHO");
            module.echoes = true;
            module.answers(TOKEN);
            client.call(VEND);
            assertThat(module.sent).endsWith("ECHO", SALE);
        }

        @Test
        void bytesThatTrickleInDoNotProlongTheWaiting() {
            module.tricklesBytes();
            Duration before = module.elapsed();
            assertThatThrownBy(() -> client.call(VEND)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(module.elapsed()).isEqualTo(before.plusSeconds(5));
        }

        @Test
        void loadingKeysMayTakeLonger() {
            module.answersAfter(Duration.ofSeconds(29), "SM!KC00PK1~PVKLOADREQ.1~N2~");
            LoadKmcKey load = new LoadKmcKey(new KeyLoadRecord("KMCPUB.1"), false);
            assertThat(client.call(load).state()).isEqualTo(SlotState.PENDING);
        }
    }

    @Nested
    class WhenAnAnswerIsDamaged {

        @Test
        void aQuestionIsAskedAgain() {
            module.answersDamaged(IDENTITY).answers(IDENTITY);
            client.call(new Identify());
            assertThat(module.sent).containsExactly("SM?DI", "SM?DI");
            assertThat(module.events)
                    .containsExactly(
                            ClientEvent.OPENED,
                            ClientEvent.DAMAGED_FRAME,
                            ClientEvent.COMMAND_REPEATED,
                            ClientEvent.OPENED);
        }

        @Test
        void theOutcomeOfASaleIsUnknown() {
            module.answersDamaged(TOKEN);
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("its answer is lost: it was damaged, expected BE6D")
                    .hasMessageNotContaining("7063");
            assertThat(module.sent).containsExactly(SALE);
        }

        @Test
        void theLastResponseIsAskedForAndNotTheCommandRepeated() {
            over(TransportProfile.NSS_ENVELOPE, true, Dialect.STS6);
            module.answersDamaged(TOKEN).answersDamaged(TOKEN).answers(TOKEN);
            assertThat(client.call(VEND).token().decimal()).isEqualTo("70630503470028726114");
            assertThat(module.sent).containsExactly(SALE, "GL?RR", "GL?RR");
        }

        @Test
        void askingForItEndsAfterThreeAttemptsInAll() {
            over(TransportProfile.NSS_ENVELOPE, true, Dialect.STS6);
            module.answersDamaged(TOKEN).answersDamaged(TOKEN).answersDamaged(TOKEN);
            assertThatThrownBy(() -> client.call(VEND)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(module.sent).containsExactly(SALE, "GL?RR", "GL?RR");
        }

        @Test
        void aModuleThatDoesNotKnowTheQuestionIsNotAskedItAgain() {
            over(TransportProfile.NSS_ENVELOPE, true, Dialect.STS6);
            module.answersDamaged(TOKEN).answers("GL!ER21");
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageEndingWith("it was damaged, and GL?RR was answered by GL!ER21");
            module.answersDamaged(IDENTITY).answers(IDENTITY);
            client.call(new Identify());
            assertThat(module.sent).containsExactly(SALE, "GL?RR", "SM?DI", "SM?DI");
        }

        @Test
        void aQuestionFallsBackToBeingRepeated() {
            over(TransportProfile.NSS_ENVELOPE, true, Dialect.STS6);
            module.answersDamaged(IDENTITY).answers("GL!ER21").answers(IDENTITY);
            client.call(new Identify());
            assertThat(module.sent).containsExactly("SM?DI", "GL?RR", "SM?DI");
        }

        /** It may be about the damaged GL?RR, and then the sale has been carried out. */
        @Test
        void aDamagedRequestSaidAfterThatQuestionTellsNothingAboutTheSale() {
            over(TransportProfile.NSS_ENVELOPE, true, Dialect.STS6);
            module.answersDamaged(TOKEN).answers("GL!ER20");
            assertThatThrownBy(() -> client.call(VEND)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(module.sent).containsExactly(SALE, "GL?RR");
        }

        @Test
        void legacyModulesAreAskedWithoutASetting() {
            over(TransportProfile.SERIAL_CR, false, Dialect.STS05V);
            String identity = "SM!ID0094000001STS05V100123456789ABCDEF";
            module.answersDamaged(identity).answers(identity);
            assertThat(client.call(new LegacyIdentify()).firmware().text()).isEqualTo("STS05V10");
            assertThat(module.sent).containsExactly("ECHO", "SM?ID", "GL?RR");
        }

        @Test
        void theRightAnswerToASaleMayStillFollow() {
            over(TransportProfile.SERIAL_CR, false, Dialect.STS6);
            module.answersDamaged(TOKEN, TOKEN);
            assertThat(client.call(VEND).token().decimal()).isEqualTo("70630503470028726114");
            assertThat(module.events).contains(ClientEvent.DAMAGED_FRAME);
        }
    }

    @Nested
    class WhenTheModuleGetsADamagedRequest {

        @Test
        void evenASaleIsSentAgain() {
            module.answers("GL!ER20").answers(TOKEN);
            client.call(VEND);
            assertThat(module.sent).containsExactly(SALE, SALE);
            assertThat(module.opened).isEqualTo(1);
            assertThat(module.events)
                    .containsExactly(ClientEvent.OPENED, ClientEvent.REQUEST_DAMAGED, ClientEvent.COMMAND_REPEATED);
        }

        @Test
        void afterThreeAttemptsThatIsTheAnswer() {
            module.answers("GL!ER20").answers("GL!ER20").answers("GL!ER20");
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("GL!ER status 20");
            assertThat(module.sent).hasSize(3);
        }
    }

    @Nested
    class WhenAnotherAnswerComes {

        @Test
        void aQuestionIsAskedAgain() {
            module.answers("SM!QD00D20240501101500~N7~").answers(IDENTITY);
            client.call(new Identify());
            assertThat(module.sent).containsExactly("SM?DI", "SM?DI");
        }

        @Test
        void aSaleWaitsForItsOwn() {
            module.answers("SM!DI00P94000001~PSTS65V10~", "SM?VC", TOKEN);
            assertThat(client.call(VEND).token().decimal()).isEqualTo("70630503470028726114");
            assertThat(module.events)
                    .containsExactly(ClientEvent.OPENED, ClientEvent.STRAY_FRAME, ClientEvent.STRAY_FRAME);
        }

        @Test
        void anAnswerThatIsNotWhatTheCommandAnswersLeavesTheOutcomeOfASaleUnknown() {
            module.answers("SM!VC00P3D431F4B0860E9F62~").answers("SM!DI00P94000001~");
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageEndingWith("it could not be read")
                    .hasCauseInstanceOf(FieldException.class);
            assertThatThrownBy(() -> client.call(new Identify())).isInstanceOf(FieldException.class);
        }
    }

    @Nested
    class WhenTheChannelFails {

        @Test
        void nothingIsSentWithoutAChannel() {
            module.opens = false;
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(ModuleUnavailableException.class)
                    .hasMessage("no channel to the module for SM?VC")
                    .hasRootCauseMessage("connection refused");
            module.opens = true;
            module.answers(TOKEN);
            client.call(VEND);
        }

        @Test
        void aChannelFoundDeadBeforeTheSaleIsReplaced() {
            module.answers(IDENTITY).answers(TOKEN);
            client.call(new Identify());
            module.failsOnDiscard = true;
            client.call(VEND);
            assertThat(module.opened).isEqualTo(2);
            assertThat(module.sent).containsExactly("SM?DI", SALE);
        }

        @Test
        void theOutcomeOfASaleIsUnknown() {
            module.failsOnWrite().hangsUp();
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasRootCauseMessage("broken pipe");
            assertThatThrownBy(() -> client.call(VEND))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasRootCauseMessage("the module closed the channel");
        }

        @Test
        void aQuestionIsAskedAgainOnAnotherChannel() {
            module.failsOnWrite().hangsUp().answers(IDENTITY);
            client.call(new Identify());
            assertThat(module.opened).isEqualTo(3);
        }
    }

    @Test
    void inputThatWasThereBeforeIsThrownAway() {
        module.answers(IDENTITY, OTHER_TOKEN).answers(TOKEN);
        client.call(new Identify());
        assertThat(client.call(VEND).token().decimal()).isEqualTo("70630503470028726114");
    }

    @Test
    void theAnswerToASaleThatComesOnceMoreIsNotTakenForThatOfTheNext() {
        module.answers(TOKEN).answers(TOKEN, OTHER_TOKEN);
        client.call(VEND);
        assertThat(client.call(OTHER_VEND).token().decimal()).isNotEqualTo("70630503470028726114");
    }

    @Test
    void theSameSaleMayHaveTheSameAnswer() {
        module.answers(TOKEN).answers(TOKEN);
        client.call(VEND);
        assertThat(client.call(VEND).token().decimal()).isEqualTo("70630503470028726114");
    }

    @Test
    void aFrameThatIsTooLongIsNotSent() {
        LoadKmcKey load = new LoadKmcKey(new KeyLoadRecord("K".repeat(4096)), false);
        assertThatThrownBy(() -> client.call(load))
                .isInstanceOf(FrameException.class)
                .hasMessageStartingWith("frame TOO_LONG")
                .hasMessageEndingWith("expected at most 4096");
        assertThat(module.opened).isZero();
    }

    @Test
    void aKeyLoadRecordMayBeLongerThanOtherCommands() {
        module.answers("SM!KC27");
        LoadKmcKey load = new LoadKmcKey(new KeyLoadRecord("K".repeat(2000)), false);
        assertThatThrownBy(() -> client.call(load)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatWentOverTheLineIsZeroedAfterwards() {
        over(TransportProfile.SERIAL_CR, false, Dialect.STS05V);
        module.answers("SM!IK00D5D44FF720683D0D");
        byte[] digits = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
        try (LegacyLoadComponent load =
                new LegacyLoadComponent(new LegacyRegister(7), new LegacyKeyKind('C', 'S'), digits)) {
            client.call(load);
        }
        assertThat(module.sent).containsExactly("ECHO", "SM?IK07CS0123456789ABCDEF");
        assertThat(module.wires.get(1)).containsOnly(0);
    }

    @Test
    void aClosedClientCallsNobody() {
        module.answers(IDENTITY);
        client.call(new Identify());
        client.close();
        assertThatThrownBy(() -> client.call(VEND))
                .isInstanceOf(ModuleUnavailableException.class)
                .hasMessage("the client is closed");
        assertThat(module.sent).hasSize(1);
    }

    @Test
    void closingEndsACallThatWaits() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        ByteChannel waiting = new ByteChannel() {
            @Override
            public void write(byte[] bytes, Duration timeout) {}

            @Override
            public int read(byte[] into, Duration timeout) throws IOException {
                reading.countDown();
                try {
                    ended.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return -1;
            }

            @Override
            public void discardInput() {}

            @Override
            public boolean isOpen() {
                return ended.getCount() > 0;
            }

            @Override
            public void close() {
                ended.countDown();
            }
        };
        ModuleClient busy = new ModuleClient(timeout -> waiting, settings, Dialect.STS6, module, ClientListener.NONE);
        CompletableFuture<Object> sale = CompletableFuture.supplyAsync(() -> busy.call(VEND));
        reading.await();
        busy.close();
        assertThatThrownBy(sale::join).hasCauseInstanceOf(OutcomeUnknownException.class);
    }
}
