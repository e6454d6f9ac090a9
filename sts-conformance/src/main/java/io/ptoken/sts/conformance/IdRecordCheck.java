package io.ptoken.sts.conformance;

import io.ptoken.sts.identity.DateOfExpiry;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.IdRecord;
import io.ptoken.sts.identity.IdRecordLayout;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;

/** {@code id-records.json}: the text of an IDRecord under the layout assumed by default, section 6.3. */
final class IdRecordCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        if (!vector.text("kind").equals("IDRecord")) {
            throw vector.malformed("kind", "IDRecord");
        }
        String doe = vector.text("doe");
        EncryptionAlgorithm ea = vector.ea();
        IdRecord record = new IdRecord(
                new MeterPan(vector.text("meter_pan")),
                doe.isEmpty() ? DateOfExpiry.NONE : new DateOfExpiry(doe),
                new TokenCarrierType(vector.digits("tct", 2)),
                ea,
                SupplyGroupCode.parse(vector.text("sgc")),
                TariffIndex.parse(vector.text("ti")),
                new KeyRevision(vector.integer("krn")));
        findings.compare("text", vector.text("text"), record.track2(IdRecordLayout.DEFAULT));
        findings.compare("text read back", record, IdRecord.parse(vector.text("text")));
    }
}
