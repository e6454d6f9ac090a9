package io.ptoken.hsm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord;
import io.ptoken.hsm.protocol.sts6.keyload.KmcId;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.slot.KekSlotState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyLoadCommandsTest {

    private final SimulatedKmc kmc = new SimulatedKmc();
    private final Asking asking = Asking.of(kmc.module);

    @AfterEach
    void close() {
        kmc.close();
    }

    private List<String> answer() {
        return kmc.answer(begin().request().text());
    }

    private LoadKmcKey.Response begin() {
        return asking.ask(new LoadKmcKey(new KeyLoadRecord(kmc.publicKey()), false));
    }

    @Test
    void aKeyLoadGoesFromPendingOverLoadingToActive() {
        LoadKmcKey.Response begun = begin();
        assertThat(begun.kmc().text()).isEqualTo(kmc.id());
        assertThat(begun.state()).isEqualTo(SlotState.PENDING);
        List<String> file = kmc.answer(begun.request().text());
        Optional<KmcId> id = Optional.of(begun.kmc());
        assertThat(asking.ask(new ProcessKmcResponse(new KeyLoadRecord(file.get(0)), id)))
                .isEqualTo(new ProcessKmcResponse.Response(SlotState.PENDING, SlotState.LOADING));
        LoadVendingKey.Response first = asking.ask(new LoadVendingKey(new KeyLoadRecord(file.get(1)), id));
        assertThat(first.register().value()).isEqualTo(1);
        assertThat(first.before()).isEqualTo(SlotState.LOADING);
        assertThat(first.after()).isEqualTo(SlotState.LOADING);
        assertThat(asking.ask(new LoadVendingKey(new KeyLoadRecord(file.get(1)), id)))
                .isEqualTo(first);
        assertThat(asking.ask("SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H677A00~"))
                .isEqualTo("SM!VC26");
        asking.ask(new LoadVendingKey(new KeyLoadRecord(file.get(2)), id));
        assertThat(asking.ask(new FinishKeyLoad(id)).state()).isEqualTo(SlotState.ACTIVE);
        assertThat(asking.ask("SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H677A00~"))
                .startsWith("SM!VC00");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PKEY LOAD ENDED " + kmc.id() + "~");
        assertThat(asking.ask("SM?QLN1~")).endsWith("PKEY LOADED REGISTER 2~");
        assertThat(kmc.module.vendingKeys()).hasSize(2);
        asking.ask(new DeleteSlot(id.get()));
        assertThat(kmc.module.vendingKeys()).isEmpty();
        assertThat(asking.ask("SM?KXP" + kmc.id() + "~")).isEqualTo("SM!KX27");
    }

    /** Numbers on the wire: 2 PENDING, 1 LOADING, 3 ACTIVE; no request names the KMC. */
    @Test
    void aKmcThatIsNotNamedIsTheOneInTheRightState() {
        String begun = asking.ask("SM?KCP" + kmc.publicKey() + "~");
        assertThat(begun).startsWith("SM!KC00P" + kmc.id() + "~P").endsWith("~N2~");
        assertThat(asking.ask("SM?KF")).isEqualTo("SM!KF26");
        List<String> file = kmc.answer(begun.split("~", -1)[1].substring(1));
        assertThat(asking.ask("SM?KRP" + file.get(0) + "~")).isEqualTo("SM!KR00N2~N1~");
        assertThat(asking.ask("SM?KRP" + file.get(0) + "~")).isEqualTo("SM!KR26");
        assertThat(asking.ask("SM?KLP" + file.get(1) + "~")).isEqualTo("SM!KL00N1~N1~N1~");
        assertThat(asking.ask("SM?KF")).isEqualTo("SM!KF00N3~");
        assertThat(asking.ask("SM?KLP" + file.get(1) + "~")).isEqualTo("SM!KL26");
    }

    @Test
    void refusalsHaveTheirStatusAndChangeNothing() {
        String strangers = asking.ask("SM?KCP" + kmc.strangersKey() + "~");
        assertThat(strangers).startsWith("SM!KCEEPAP-");
        assertThat(asking.ask("SM?KCPrubbish~")).isEqualTo("SM!KC49");
        assertThat(asking.ask("SM?KCP~")).isEqualTo("SM!KC63");
        assertThat(asking.ask("SM?KFPno such;~")).isEqualTo("SM!KF63");
        assertThat(asking.ask("SM?KFPnone~")).isEqualTo("SM!KF27");
        List<String> file = answer();
        assertThat(asking.ask("SM?KCP" + kmc.publicKey() + "~")).isEqualTo("SM!KCEEPAP-S04 REQUEST_OUTSTANDING~");
        asking.ask("SM?KRP" + file.get(0) + "~");
        assertThat(asking.ask("SM?KLP" + file.get(0) + "~")).isEqualTo("SM!KL49");
        assertThat(kmc.module.vendingKeys()).isEmpty();
        asking.ask("SM?KLP" + file.get(1) + "~");
        assertThat(kmc.module.vendingKeys())
                .extracting(VendingKeyAttributes::register)
                .hasSize(1);
    }

    /** The limit of a record is that of the format, 49, and none of the field that carries it. */
    @Test
    void aRecordBeyondTheLongestOfTheFormatIsRefusedByTheFormat() {
        assertThat(asking.ask("SM?KCP" + "A".repeat(8193) + "~")).isEqualTo("SM!KC49");
        assertThat(asking.ask("SM?KCP" + "A".repeat(8192) + "~")).isEqualTo("SM!KC49");
        assertThat(asking.ask("SM?KRP" + "A".repeat(8193) + "~P" + kmc.id() + "~"))
                .isEqualTo("SM!KR49");
        assertThat(asking.ask("SM?KLP" + "A".repeat(8193) + "~P" + kmc.id() + "~"))
                .isEqualTo("SM!KL49");
        assertThat(kmc.module.keyLoading().orElseThrow().slots()).allMatch(slot -> slot.state() == KekSlotState.EMPTY);
    }

    @Test
    void aKmcThatIsNotNamedIsNoneWhenTwoSlotsAreInTheRightState() {
        begin();
        asking.ask(new LoadKmcKey(new KeyLoadRecord(kmc.secondKey()), false));
        assertThat(kmc.module.keyLoading().orElseThrow().slots())
                .filteredOn(slot -> slot.state() == KekSlotState.PENDING)
                .hasSize(2);
        assertThat(asking.ask("SM?KRPany~")).isEqualTo("SM!KR26");
    }

    @Test
    void refusedAttemptsAreInTheEventLogLikeThoseThatAreDone() {
        begin();
        asking.ask("SM?KCP" + kmc.publicKey() + "~");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PKC REFUSED EE AP-S04 REQUEST_OUTSTANDING~");
        asking.ask("SM?KRPrubbish~P" + kmc.id() + "~");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PKR REFUSED 49~");
        asking.ask("SM?KLPrubbish~");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PKL REFUSED 26~");
        asking.ask("SM?KFPnone~");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PKF REFUSED 27~");
        asking.ask("SM?KXPnone~");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PKX REFUSED 27~");
    }

    @Test
    void recordsFitTheFramesOfModules() {
        int limit = ProtocolSettings.DEFAULTS.transport().maxReceived();
        assertThat(kmc.publicKey().length()).isLessThan(limit);
        assertThat(answer()).allSatisfy(line -> assertThat(line.length()).isLessThan(limit));
    }

    @Test
    void aModuleThatLoadsNoKeysDoesNotKnowTheCommands() {
        Asking other = Asking.of(new PublishedModule());
        for (String command : List.of("KC", "KR", "KL", "KF", "KX")) {
            assertThat(other.ask("SM?" + command)).isEqualTo("GL!ER21");
        }
    }

    @Test
    void noRecordAndNoTokenIsInALogOrATextOfAnObject() {
        List<String> file = answer();
        assertThat(asking.reply("SM?KRP" + file.get(0) + "~").toString()).doesNotContain(file.get(0));
        for (int i = 0; ; i++) {
            String entry = asking.ask("SM?QLN" + i + "~");
            assertThat(entry).doesNotContain(file.get(0).substring(0, 20));
            if (entry.equals("SM!QL45")) {
                return;
            }
        }
    }
}
