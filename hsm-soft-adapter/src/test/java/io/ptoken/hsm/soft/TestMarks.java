package io.ptoken.hsm.soft;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Map;

/** Marks for tests. */
public final class TestMarks {

    public static final MeterPan PAN = new MeterPan("600727000000000009");

    private TestMarks() {}

    /** A mark after so many audit rows, which covers TIDs up to that number of minutes. */
    public static StoreMark after(long rows) {
        return new StoreMark(
                "store-1", rows, hash(rows), Map.of(BaseDate.BDT_2014, new TokenIdentifier((int) rows)), List.of());
    }

    /** A mark with every member. */
    public static StoreMark full() {
        return new StoreMark(
                "store-1",
                41,
                hash(41),
                Map.of(
                        BaseDate.BDT_1993, new TokenIdentifier(17_800_000 - 1_100_000),
                        BaseDate.BDT_2014, new TokenIdentifier(6_789_000)),
                List.of(
                        new AheadTid(PAN, BaseDate.BDT_2014, new TokenIdentifier(6_789_900)),
                        new AheadTid(PAN, BaseDate.BDT_1993, TokenIdentifier.MAX)),
                List.of(
                        new ChainMark(41, hash(41), 7, hash(7)),
                        new ChainMark((1L << 40) + 3, hash(3), 1L << 40, hash(0))));
    }

    public static boolean covers(StoreMark mark, int tid) {
        return mark.covers(PAN, BaseDate.BDT_2014, new TokenIdentifier(tid));
    }

    private static String hash(long rows) {
        return String.format("%064x", rows + 0xABC0);
    }
}
