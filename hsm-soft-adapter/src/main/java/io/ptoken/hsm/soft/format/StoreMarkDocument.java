package io.ptoken.hsm.soft.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link StoreMark} as JSON; {@link #NONE} where there is no mark. */
public record StoreMarkDocument(
        String storeId,
        long auditSequence,
        String auditHash,
        List<Highest> highest,
        List<Ahead> ahead,
        List<ChainMark> chains) {

    static final StoreMarkDocument NONE = new StoreMarkDocument("", 0, "", List.of(), List.of(), List.of());

    private static final String CHAINS = "chains";

    /** The highest TID of a base date, in minutes. */
    record Highest(int baseYear, int tid) {}

    /** The highest TID of one meter, in minutes. */
    record Ahead(String pan, int baseYear, int tid) {}

    public static StoreMarkDocument of(Optional<StoreMark> mark) {
        return mark.map(StoreMarkDocument::of).orElse(NONE);
    }

    private static StoreMarkDocument of(StoreMark mark) {
        return new StoreMarkDocument(
                mark.storeId(),
                mark.auditSequence(),
                mark.auditHash(),
                mark.highest().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Highest(
                                entry.getKey().year(), entry.getValue().minutes()))
                        .toList(),
                mark.ahead().stream()
                        .map(entry -> new Ahead(
                                entry.pan().digits(),
                                entry.baseDate().year(),
                                entry.tid().minutes()))
                        .toList(),
                mark.chains());
    }

    /** What a release before chains of nodes wrote, as this one does. */
    public static void upgrade(JsonNode mark) {
        if (mark instanceof ObjectNode fields && !fields.has(CHAINS)) {
            fields.putArray(CHAINS);
        }
    }

    /**
     * The mark, empty for {@link #NONE}.
     *
     * @throws io.ptoken.sts.StsException when a member has no such value
     */
    public Optional<StoreMark> mark() {
        return equals(NONE)
                ? Optional.empty()
                : Optional.of(new StoreMark(
                        storeId,
                        auditSequence,
                        auditHash,
                        highest.stream()
                                .collect(Collectors.toMap(
                                        entry -> BaseDate.ofYear(entry.baseYear()),
                                        entry -> new TokenIdentifier(entry.tid()))),
                        ahead.stream().map(StoreMarkDocument::entry).toList(),
                        chains));
    }

    private static AheadTid entry(Ahead entry) {
        return new AheadTid(
                new MeterPan(entry.pan()), BaseDate.ofYear(entry.baseYear()), new TokenIdentifier(entry.tid()));
    }
}
