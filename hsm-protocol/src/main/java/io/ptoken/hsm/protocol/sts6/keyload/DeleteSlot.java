package io.ptoken.hsm.protocol.sts6.keyload;

import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.Done;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * {@code SM?KX}, delete a KEK slot with all its keys (key-load profile section 2.8; layout and meaning SMAPI-AP1: it may as
 * well be a query on a real module, so think twice).
 *
 * @param kmc which KMC
 */
public record DeleteSlot(KmcId kmc) implements KeyLoadRequest<Done> {

    public static final CommandCode COMMAND = CommandCode.sm("KX");

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY.and(P, "KMCID");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields()).text(kmc.text()).body();
    }

    /** Reads the body of a request. */
    public static DeleteSlot decode(String body, ProtocolSettings settings) {
        return new DeleteSlot(LAYOUT.read(body, settings.fields()).as(0, SmStatus.PTVD_RANGE, KmcId::new));
    }

    @Override
    public Done decodeResponse(String body, ProtocolSettings settings) {
        return new Done();
    }
}
