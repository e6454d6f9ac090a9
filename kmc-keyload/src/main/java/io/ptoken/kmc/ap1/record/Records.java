package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Ident;

/** Typed objects from records whose form is known to be right. */
public final class Records {

    private Records() {}

    public static KmcPublicKey kmcPublicKey(ParsedRecord parsed) {
        return new KmcPublicKey(
                parsed.pkid("KID", Pkid.Kind.KMCID),
                parsed.text("NAM"),
                parsed.octets("AGP"),
                parsed.octets("SGP"),
                parsed.time("ACT"),
                parsed.time("EXP"),
                parsed.text("ENV"),
                new Ident(parsed.text("TAI")),
                parsed.octets("SIG"),
                parsed.line());
    }

    public static SmPublicKey smPublicKey(ParsedRecord parsed) {
        return new SmPublicKey(
                parsed.pkid("SMI", Pkid.Kind.SMID),
                new Ident(parsed.text("MFG")),
                new Ident(parsed.text("FWI")),
                parsed.octets("AGP"),
                parsed.octets("SGP"),
                parsed.text("ENV"),
                new Ident(parsed.text("TAI")),
                parsed.octets("SIG"),
                parsed.line());
    }

    public static LoadRequest loadRequest(ParsedRecord parsed) {
        return new LoadRequest(
                parsed.longNumber("CTR"),
                parsed.text("ENV"),
                parsed.octets("EPK"),
                parsed.pkid("KID", Pkid.Kind.KMCID),
                parsed.octets("NON"),
                parsed.time("RTM"),
                parsed.number("SLT"),
                parsed.pkid("SMI", Pkid.Kind.SMID),
                parsed.octets("SIG"),
                parsed.line());
    }

    public static LoadResponse loadResponse(ParsedRecord parsed) {
        return new LoadResponse(
                parsed.number("CNT"),
                parsed.octets("DIG"),
                parsed.text("ENV"),
                parsed.octets("EPK"),
                parsed.time("ISS"),
                parsed.pkid("KID", Pkid.Kind.KMCID),
                parsed.octets("NON"),
                parsed.octets("RQD"),
                parsed.pkid("SMI", Pkid.Kind.SMID),
                parsed.time("VTO"),
                parsed.octets("KCM"),
                parsed.octets("SIG"),
                parsed.line());
    }

    public static WrappedKey wrappedKey(ParsedRecord parsed) {
        return new WrappedKey(CardText.card(parsed), parsed.octets("WVK"), parsed.line());
    }

    /** The last record of a key-load file. */
    public static String end(int keyCount) {
        return new RecordDraft(RecordType.END)
                .with("CNT", Integer.toString(keyCount))
                .line();
    }
}
