package io.ptoken.demo;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.tid.BaseDate;

/** The sale of the operating requirements, section 8: a meter on KRN 1 whose supply group has KRN 2 by now. */
final class WorkedExample {

    static final MeterPan METER = new MeterPan("600727000000000009");
    static final SupplyGroupCode SGC = new SupplyGroupCode(123457);
    static final SupplyGroupCode SAMPLE_CLIENT_SGC = new SupplyGroupCode(123456);
    static final KeyRevision FROM = new KeyRevision(1);
    static final KeyRevision TO = new KeyRevision(2);
    static final TariffIndex TI = new TariffIndex(1);
    static final TokenCarrierType TCT = TokenCarrierType.NUMERIC;
    static final BaseDate BASE_DATE = BaseDate.BDT_2014;
    static final int HECTOWATT_HOURS = 100;

    private WorkedExample() {}

    /** What the meter knows about its key before the sale. */
    static DecoderKeyAttributes keyAttributes() {
        return new DecoderKeyAttributes(KeyType.DUTK, FROM, TI, KeyExpiryNumber.NEVER, SGC, BASE_DATE);
    }

    /** From what its decoder key is made. */
    static DecoderKeyContext keyContext(EncryptionAlgorithm ea) {
        return new DecoderKeyContext(METER, KeyType.DUTK, SGC, TI, FROM, BASE_DATE, ea);
    }
}
