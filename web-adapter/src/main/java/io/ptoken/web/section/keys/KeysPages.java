package io.ptoken.web.section.keys;

import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.call.VendingKeyCalls.KeyTable;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.web.frame.Choice;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.section.keys.KeysPage.Column;
import io.ptoken.web.section.keys.KeysPage.Empty;
import io.ptoken.web.section.keys.KeysPage.Form;
import io.ptoken.web.section.keys.KeysPage.Pager;
import io.ptoken.web.section.keys.KeysPage.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes pages of tables of keys.
 *
 * @param filter as it was asked for
 * @param modules their names; none where there is but one
 * @param seen when it was asked for
 */
record KeysPages(Texts texts, KeyRows rows, KeyFilter filter, List<String> modules, Instant seen) {

    /** Rows of a page. */
    private static final int ROWS = 50;

    /**
     * The page of a table.
     *
     * @param chosen those of its keys that are wanted, in order
     */
    KeysPage of(KeyTable table, List<CataloguedKey> chosen) {
        List<CataloguedKey> inModule =
                table.keys().stream().filter(key -> key.register().isPresent()).toList();
        int from = filter.from() < chosen.size() ? filter.from() : 0;
        int to = Math.min(from + ROWS, chosen.size());
        return page(
                inModule.isEmpty() ? Optional.empty() : Optional.of(new KeyVerdict(texts, rows).of(inModule)),
                kmcs(table.keys()),
                chosen.subList(from, to).stream().map(rows::row).toList(),
                table.unread().stream()
                        .map(unread -> texts.get("vendingKeys.unread", unread.register(), unread.reason()))
                        .toList(),
                chosen.isEmpty() ? Optional.of(empty(table)) : Optional.empty(),
                pager(chosen.size(), from, to));
    }

    /** The page in the place of a table that the module chosen does not give. */
    KeysPage without(String why) {
        return page(
                Optional.of(new Verdict("bad", texts.get("vendingKeys.silent"), why, "")),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(
                        new Empty(texts.get("vendingKeys.silent"), texts.get("vendingKeys.silent.more"), "", "", "")),
                new Pager("", "", ""));
    }

    private KeysPage page(
            Optional<Verdict> verdict,
            List<Choice> kmcs,
            List<KeyRow> shown,
            List<String> unread,
            Optional<Empty> empty,
            Pager pager) {
        return new KeysPage(
                seen,
                verdict,
                moduleChoices(),
                new Form(filter.module().orElse(""), filter.all() ? "all" : "", filter.text()),
                List.of(
                        new Choice(filter.withAll(false).link(), texts.get("vendingKeys.show.module"), !filter.all()),
                        new Choice(filter.withAll(true).link(), texts.get("vendingKeys.show.all"), filter.all())),
                Arrays.stream(StateFilter.values())
                        .map(state -> new Choice(
                                state.word(),
                                texts.get("vendingKeys.filter." + state.word()),
                                filter.state().equals(Optional.of(state))))
                        .toList(),
                kmcs,
                Arrays.stream(KeyOrder.values())
                        .map(order -> new Choice(
                                order.word(), texts.get("vendingKeys.order." + order.word()), filter.order() == order))
                        .toList(),
                head(),
                shown,
                unread,
                empty,
                pager,
                filter.beginningWith(0).link(KeyFilter.CSV),
                filter.link(),
                filter.cleared().link());
    }

    private List<Choice> moduleChoices() {
        if (modules.size() < 2) {
            return List.of();
        }
        return modules.stream()
                .map(name -> new Choice(
                        filter.inModule(name).link(), name, filter.module().equals(Optional.of(name))))
                .toList();
    }

    private List<Choice> kmcs(List<CataloguedKey> keys) {
        return keys.stream()
                .flatMap(key -> key.kmc().stream())
                .distinct()
                .map(kmc -> new Choice(kmc.text(), rows.kmcs().of(kmc), isChosen(kmc)))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private boolean isChosen(KmcId kmc) {
        return kmc.text().equals(filter.kmc());
    }

    private List<Column> head() {
        List<Column> head = new ArrayList<>();
        head.add(column("group", KeyOrder.SGC));
        head.add(column("sells", KeyOrder.NEED));
        head.add(column("until", KeyOrder.UNTIL));
        head.add(column("expires", KeyOrder.EXPIRES));
        head.add(column("limits", KeyOrder.LEFT));
        head.add(new Column(texts.get("vendingKeys.column.kcv"), "", ""));
        head.add(new Column(texts.get("vendingKeys.column.sbm"), "", ""));
        head.add(column("register", KeyOrder.REGISTER));
        return head;
    }

    private Column column(String key, KeyOrder order) {
        boolean present = filter.order() == order;
        return new Column(
                texts.get("vendingKeys.column." + key),
                filter.by(order, present && !filter.descending()).link(),
                present ? (filter.descending() ? "descending" : "ascending") : "");
    }

    private Empty empty(KeyTable table) {
        if (filter.narrows()) {
            return new Empty(
                    texts.get("vendingKeys.empty.filter"),
                    texts.get("vendingKeys.empty.filter.more", filterInWords()),
                    "",
                    filter.cleared().link(),
                    texts.get("vendingKeys.clear"));
        }
        return new Empty(
                texts.get("vendingKeys.empty"),
                texts.get(table.takesKeysByHand() ? "vendingKeys.empty.byHand" : "vendingKeys.empty.more"),
                table.takesKeysByHand() ? "ptoken vk load" : "",
                "/key-management",
                texts.get("keyManagement.name"));
    }

    private String filterInWords() {
        List<String> words = new ArrayList<>();
        if (!filter.text().isEmpty()) {
            words.add("“" + filter.text() + "”");
        }
        filter.state().ifPresent(state -> words.add(texts.get("vendingKeys.filter." + state.word())));
        if (!filter.kmc().isEmpty()) {
            words.add(kmcName());
        }
        return String.join(", ", words);
    }

    private String kmcName() {
        return rows.kmcs().byId().getOrDefault(filter.kmc(), filter.kmc());
    }

    private Pager pager(int all, int from, int to) {
        return new Pager(
                all <= ROWS
                        ? texts.count("vendingKeys.count", all)
                        : texts.get(
                                "vendingKeys.rows",
                                Numbers.grouped(from + 1),
                                Numbers.grouped(to),
                                Numbers.grouped(all)),
                from == 0 ? "" : filter.beginningWith(Math.max(0, from - ROWS)).link(),
                to == all ? "" : filter.beginningWith(to).link());
    }
}
