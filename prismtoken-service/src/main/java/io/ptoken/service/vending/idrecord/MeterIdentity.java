package io.ptoken.service.vending.idrecord;

import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.identity.IdRecord;
import io.ptoken.sts.identity.IdRecordLayout;
import io.ptoken.sts.identity.Record2;

/**
 * Writes IDRecord and Record2 of a meter.
 *
 * @param layout order of TI and KRN, not settled by any source
 * @param framing what surrounds Record2, not settled by any source
 */
public record MeterIdentity(IdRecordLayout layout, Record2.Framing framing) {

    /** The assumptions made where nothing is set. */
    public static final MeterIdentity DEFAULT = new MeterIdentity(IdRecordLayout.DEFAULT, Record2.Framing.DEFAULT);

    /** The 35 digits. */
    public String idRecord(Meter meter) {
        return identity(meter).digits(layout);
    }

    /** The record with STX and ETX and without LRC. */
    public String record2(Meter meter) {
        return new Record2(identity(meter)).text(framing, layout);
    }

    private static IdRecord identity(Meter meter) {
        return new IdRecord(meter.pan(), meter.doe(), meter.tct(), meter.ea(), meter.sgc(), meter.ti(), meter.krn());
    }
}
