package io.ptoken.hsm.protocol.sts6.keyload;

import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Optional;

/** A command of key loading: it changes the module, and it may take long. Layouts are those of SMAPI-AP1. */
public interface KeyLoadRequest<R> extends PlainRequest<R> {

    @Override
    default Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    default Patience patience() {
        return Patience.KEY_LOADING;
    }

    static FieldWriter kmc(FieldWriter fields, Optional<KmcId> kmc, ProtocolSettings settings) {
        return kmc.isPresent() && settings.commands().sendKmcId()
                ? fields.text(kmc.get().text())
                : fields;
    }

    static Optional<KmcId> kmc(Fields fields, int index) {
        return fields.has(index) ? Optional.of(fields.as(index, SmStatus.PTVD_RANGE, KmcId::new)) : Optional.empty();
    }

    static KeyLoadRecord record(Fields fields, int index) {
        return fields.as(index, SmStatus.PTVD_RANGE, KeyLoadRecord::new);
    }
}
