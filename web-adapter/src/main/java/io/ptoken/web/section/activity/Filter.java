package io.ptoken.web.section.activity;

import io.ptoken.service.input.Typed;
import io.ptoken.service.port.AuditSearch.Wanted;
import io.ptoken.web.http.Fields;
import io.ptoken.web.http.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody looks for, as it was typed, and from which entry on.
 *
 * @param who account or person
 * @param what word of a {@link View}, or the name of an action
 * @param outcome {@code Ok}, {@code refused}, {@code Begun} or a code; may be empty
 * @param address or the beginning of one
 * @param about meter, key, account or preference, or a part of its name
 * @param before the entry before which it goes on; 0 for none
 * @param after the entry after which it goes on; 0 for none
 */
public record Filter(
        String who,
        String what,
        String outcome,
        String address,
        String about,
        TypedPeriod period,
        long before,
        long after) {

    private static final String ACTION = "[A-Za-z][A-Za-z.-]{0,59}";

    /** That of an address. */
    static Filter of(Fields query) {
        long before = query.number("before", 1, Long.MAX_VALUE, 0);
        return new Filter(
                Typed.stripped(query.raw("who")),
                Typed.stripped(query.raw("what")),
                Typed.stripped(query.raw("outcome")),
                Typed.stripped(query.raw("address")),
                Typed.digitsOrText(query.raw("about")),
                TypedPeriod.of(query.raw("from"), query.raw("to")),
                before,
                before == 0 ? query.number("after", 1, Long.MAX_VALUE, 0) : 0);
    }

    /** Keys of what is wrong, by field. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>(period.errors());
        if (View.of(what).isEmpty() && !what.matches(ACTION)) {
            errors.put("what", "activity.error.what");
        }
        return errors;
    }

    /** What it means. */
    Wanted wanted() {
        List<String> actions = View.of(what).map(View::actions).orElse(List.of(what));
        return new Wanted(who, actions, outcome, address, about, what.equals(View.BUT_SALES.word()));
    }

    /** True when nothing was chosen. */
    public boolean isEmpty() {
        return Links.to(
                        "",
                        "a",
                        who,
                        "b",
                        what,
                        "c",
                        outcome,
                        "d",
                        address,
                        "e",
                        about,
                        "f",
                        period.from(),
                        "g",
                        period.to())
                .isEmpty();
    }

    /** The newest entries of the kind. */
    Filter newest() {
        return new Filter(who, what, outcome, address, about, period, 0, 0);
    }

    /** Address of the entries before one. */
    String before(long sequence) {
        return link("before", sequence);
    }

    /** Address of the entries after one. */
    String after(long sequence) {
        return link("after", sequence);
    }

    private String link(String direction, long sequence) {
        return Links.to(
                "/activity",
                "who",
                who,
                "what",
                what,
                "outcome",
                outcome,
                "address",
                address,
                "about",
                about,
                "from",
                period.from(),
                "to",
                period.to(),
                direction,
                Long.toString(sequence));
    }
}
