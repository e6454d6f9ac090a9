package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/** A command that only asks, without fields unless it says otherwise. */
interface Query<R> extends PlainRequest<R> {

    @Override
    default String encode(ProtocolSettings settings) {
        return "";
    }

    @Override
    default Repetition repetition() {
        return Repetition.HARMLESS;
    }
}
