package io.ptoken.web.section.keys;

import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import java.util.Optional;

/**
 * Which keys somebody wants to see, and in which order: the query of the page, so that the address can be sent to a colleague.
 *
 * @param module by its name; empty for the only one
 * @param all also keys that the module does not hold
 * @param text in supply group, name, KMC or check value
 * @param state wanted; empty for any
 * @param kmc by its identity; empty for any
 * @param order of the rows
 * @param descending the other way round
 * @param from number of the first row, from 0
 */
record KeyFilter(
        Optional<String> module,
        boolean all,
        String text,
        Optional<StateFilter> state,
        String kmc,
        KeyOrder order,
        boolean descending,
        int from) {

    static final String PATH = "/vending-keys";
    static final String CSV = PATH + "/table.csv";

    /** The longest query that is looked for. */
    private static final int LONGEST = 100;

    private static final int MOST = 100_000;

    static KeyFilter of(Visit visit) {
        String text = visit.query().text("q");
        return new KeyFilter(
                visit.query().given("module"),
                visit.query().text("show").equals("all"),
                text.length() > LONGEST ? text.substring(0, LONGEST) : text,
                StateFilter.named(visit.query().text("state")),
                visit.query().text("kmc"),
                KeyOrder.named(visit.query().text("by")),
                visit.query().text("dir").equals("desc"),
                (int) visit.query().number("from", 0, MOST, 0));
    }

    KeyFilter inModule(String name) {
        return new KeyFilter(Optional.of(name), all, text, state, kmc, order, descending, 0);
    }

    KeyFilter withAll(boolean also) {
        return new KeyFilter(module, also, text, state, kmc, order, descending, 0);
    }

    KeyFilter by(KeyOrder other, boolean down) {
        return new KeyFilter(module, all, text, state, kmc, other, down, 0);
    }

    KeyFilter beginningWith(int row) {
        return new KeyFilter(module, all, text, state, kmc, order, descending, row);
    }

    /** Every key of the module, as at first. */
    KeyFilter cleared() {
        return new KeyFilter(module, all, "", Optional.empty(), "", KeyOrder.NEED, false, 0);
    }

    /** True when some keys are left out. */
    boolean narrows() {
        return !text.isEmpty() || state.isPresent() || !kmc.isEmpty();
    }

    String link() {
        return link(PATH);
    }

    String link(String path) {
        return Links.to(
                path,
                "module",
                module.orElse(""),
                "show",
                all ? "all" : "",
                "q",
                text,
                "state",
                state.map(StateFilter::word).orElse(""),
                "kmc",
                kmc,
                "by",
                order == KeyOrder.NEED ? "" : order.word(),
                "dir",
                descending ? "desc" : "",
                "from",
                from == 0 ? "" : Integer.toString(from));
    }
}
