package io.ptoken.web.section.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.call.VendingKeyCalls.KeyTable;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.port.StoreException;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Vending keys: what can be sold with them, and until when. Thread safe. */
public final class VendingKeysSection implements Section {

    private final ConsoleCalls calls;

    public VendingKeysSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_KEYS, KeyFilter.PATH, "vendingKeys", Group.KEYS);
    }

    @Override
    public Answer answer(Visit visit) {
        List<String> modules = calls.ask(visit, new VendingKeyCalls.Modules());
        KeyFilter filter = KeyFilter.of(visit);
        if (modules.size() > 1 && filter.module().isEmpty()) {
            filter = filter.inModule(modules.get(0));
        }
        return switch (visit.path()) {
            case KeyFilter.CSV -> csv(visit, filter);
            case KeyFilter.PATH -> page(visit, filter, modules);
            default -> Answer.SeeOther.to(KeyFilter.PATH);
        };
    }

    private Answer csv(Visit visit, KeyFilter filter) {
        KeyTable table = calls.ask(visit, new VendingKeyCalls.Table(filter.module(), filter.all()));
        KmcNames kmcs = kmcs(visit, filter.module());
        String text = KeyCsv.of(chosen(table.keys(), filter, kmcs), kmcs);
        String name = "vending-keys-" + calls.pages().times(visit).date(visit.at()) + ".csv";
        return new Answer.Download("text/csv; charset=utf-8", Optional.of(name), Bytes.of(text.getBytes(UTF_8)));
    }

    private Answer page(Visit visit, KeyFilter filter, List<String> modules) {
        Texts texts = calls.pages().texts();
        KmcNames kmcs = kmcs(visit, filter.module());
        KeyRows rows = new KeyRows(texts, calls.pages().times(visit), kmcs, filter.module());
        KeysPages pages = new KeysPages(texts, rows, filter, modules, visit.at());
        KeysPage page;
        try {
            KeyTable table = calls.ask(visit, new VendingKeyCalls.Table(filter.module(), filter.all()));
            page = pages.of(table, chosen(table.keys(), filter, kmcs));
        } catch (RuntimeException refused) {
            // the others can still be chosen
            if (modules.size() < 2 || RefusalCode.of(refused).isEmpty()) {
                throw refused;
            }
            page = pages.without(String.valueOf(refused.getMessage()));
        }
        return calls.pages().page(visit, texts.get("vendingKeys.name"), "keys/keys.jte", page);
    }

    private static List<CataloguedKey> chosen(List<CataloguedKey> keys, KeyFilter filter, KmcNames kmcs) {
        KeySearch search = KeySearch.of(filter.text());
        return filter.order()
                .sorted(
                        keys.stream()
                                .filter(key -> search.finds(key, kmcs))
                                .filter(key -> filter.state()
                                        .map(state -> state.takes(key))
                                        .orElse(true))
                                .filter(key -> filter.kmc().isEmpty()
                                        || key.kmc().map(KmcId::text).equals(Optional.of(filter.kmc())))
                                .toList(),
                        filter.descending());
    }

    /** Their names are a help: without them keys are shown all the same. */
    private KmcNames kmcs(Visit visit, Optional<String> module) {
        try {
            return new KmcNames(calls.ask(visit, new KmcCalls.All(module)).stream()
                    .collect(Collectors.toMap(
                            kmc -> kmc.key().kmcId(), kmc -> kmc.key().name(), (one, other) -> one, TreeMap::new)));
        } catch (KeyExchangeException | StoreException none) {
            return new KmcNames(Map.of());
        }
    }
}
