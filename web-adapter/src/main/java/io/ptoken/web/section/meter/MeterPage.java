package io.ptoken.web.section.meter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One meter.
 *
 * @param pan its number, 18 digits
 * @param panParts the same as IIN, DRN and check digit
 * @param drn its DRN
 * @param kind which tokens are listed: {@link #ALL} or one of {@link #KINDS}
 * @param calls those of that kind, the newest first
 * @param stored how many calls there are of every kind
 * @param cut true when there may be older ones
 * @param summary what they come to; empty when there are none
 */
public record MeterPage(
        String pan,
        String panParts,
        String drn,
        String kind,
        List<ShownCall> calls,
        int stored,
        boolean cut,
        Optional<Summary> summary) {

    /** Tokens of every kind. */
    public static final String ALL = "all";

    /** Kinds of tokens that can be listed alone. */
    public static final List<String> KINDS = List.of("credit", "eng", "change");

    public MeterPage {
        calls = List.copyOf(calls);
    }

    /**
     * What the tokens that are stored come to.
     *
     * @param sgc supply group of its key, if the tokens were entered
     * @param key revision and tariff index of it
     * @param keySince when it got that one; empty when no token says so
     * @param lastCredit amount of the newest; empty for none
     * @param lastCreditAt when
     * @param month credit of the last 30 days, by unit
     * @param monthTokens how many credit tokens these were
     * @param latestTid empty for none
     * @param latestTidAt when it was issued
     * @param facts what the newest token says of the meter
     * @param first when the oldest one that is stored was issued
     * @param changes of its key, the newest first
     * @param tids used, the newest first
     */
    public record Summary(
            String sgc,
            String key,
            Optional<Instant> keySince,
            String lastCredit,
            Optional<Instant> lastCreditAt,
            String month,
            int monthTokens,
            String latestTid,
            Optional<Instant> latestTidAt,
            List<Fact> facts,
            Instant first,
            List<KeyChange> changes,
            List<UsedTid> tids) {

        public Summary {
            facts = List.copyOf(facts);
            changes = List.copyOf(changes);
            tids = List.copyOf(tids);
        }
    }

    /**
     * Something that a token says of the meter.
     *
     * @param key of its name in the texts
     */
    public record Fact(String key, String value) {}

    /** A change of the meter's key. */
    public record KeyChange(Instant at, String from, String to, String account) {}

    /** A token identifier and when it was issued. */
    public record UsedTid(String tid, Instant at) {}
}
