package io.ptoken.web.section.kmc;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import io.ptoken.service.operate.call.KmcCalls.KmcTold;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyOutlook;
import io.ptoken.service.operate.keyload.KeyOutlook.Standing;
import io.ptoken.service.operate.keyload.NextStep;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.kmc.KmcCard.Fact;
import io.ptoken.web.section.kmc.KmcCard.Next;
import io.ptoken.web.section.kmc.KmcCard.PublicKey;
import io.ptoken.web.section.kmc.KmcCard.Sells;
import io.ptoken.web.section.kmc.KmcCard.Step;
import io.ptoken.web.section.kmc.KmcCard.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes cards of KMCs.
 *
 * @param options what a command needs besides, so that it means this module
 * @param several true when a command has to name the KMC
 * @param keys of the module
 */
record KmcCards(Texts texts, Times times, String options, boolean several, List<CataloguedKey> keys) {

    private static final List<String> STEPS = List.of("request", "file", "load", "end");
    private static final String UPLOAD = "ptoken kmc upload FILE";

    /** More keys are not named in a sentence. */
    private static final int NAMED = 3;

    KmcCard card(KmcStanding kmc) {
        List<CataloguedKey> own = own(kmc);
        NextStep next = NextStep.after(kmc.slot());
        KekSlotState state = state(kmc);
        return new KmcCard(
                KeyManagementSection.anchor(kmc.key().kmcId()),
                kmc.key().name(),
                kmc.key().kmcId(),
                tag(state),
                steps(next),
                sells(state, own),
                facts(kmc, state, own),
                publicKey(kmc),
                next(kmc, next, own));
    }

    /** The keys in the module that came from it. */
    List<CataloguedKey> own(KmcStanding kmc) {
        return keys.stream()
                .filter(key -> key.register().isPresent()
                        && key.kmc()
                                .map(KmcId::text)
                                .equals(Optional.of(kmc.key().kmcId())))
                .toList();
    }

    static KekSlotState state(KmcStanding kmc) {
        return kmc.slot().map(KekSlotStatus::state).orElse(KekSlotState.EMPTY);
    }

    private Tag tag(KekSlotState state) {
        return switch (state) {
            case EMPTY -> new Tag("idle", "idle", texts.get("keyManagement.slot.none"));
            case LOADING -> new Tag("warn", "wait", state.name());
            case PENDING -> new Tag("info", "wait", state.name());
            case ACTIVE -> new Tag("ok", "ok", state.name());
        };
    }

    private List<Step> steps(NextStep next) {
        int now = switch (next) {
            case REQUEST -> 0;
            case AWAIT_FILE -> 1;
            case LOAD -> 2;
            case END, END_WITHOUT_THE_REFUSED -> 3;
            case NOTHING -> STEPS.size();
        };
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            steps.add(new Step(
                    texts.get("keyManagement.step." + STEPS.get(i)), i < now ? "done" : i == now ? "now" : "later"));
        }
        return steps;
    }

    private Sells sells(KekSlotState state, List<CataloguedKey> own) {
        long selling = own.stream().filter(CataloguedKey::vends).count();
        if (state == KekSlotState.LOADING) {
            return new Sells("bad", texts.get("keyManagement.sells.loading"), "");
        }
        if (own.isEmpty()) {
            return new Sells("idle", texts.get("keyManagement.sells.none"), "");
        }
        List<CataloguedKey> stopped =
                own.stream().filter(key -> standing(key) == Standing.STOPPED).toList();
        String more =
                stopped.isEmpty() ? "" : texts.count("keyManagement.sells.stopped", stopped.size(), named(stopped));
        if (selling == 0) {
            return new Sells(stopped.isEmpty() ? "idle" : "bad", texts.get("keyManagement.sells.no"), more);
        }
        return new Sells("ok", texts.get("keyManagement.sells.yes", selling, own.size()), more);
    }

    private static Standing standing(CataloguedKey key) {
        return key.outlook().map(KeyOutlook::standing).orElse(Standing.SELLS);
    }

    private String named(List<CataloguedKey> some) {
        String names = some.stream().limit(NAMED).map(KmcCards::name).collect(Collectors.joining(", "));
        return some.size() > NAMED ? texts.get("keyManagement.more", names, some.size() - NAMED) : names;
    }

    static String name(CataloguedKey key) {
        return key.sgc().digits() + " KRN " + key.krn();
    }

    private List<Fact> facts(KmcStanding kmc, KekSlotState state, List<CataloguedKey> own) {
        List<Fact> facts = new ArrayList<>();
        String since = kmc.slot()
                .flatMap(KekSlotStatus::since)
                .map(at -> texts.get("keyManagement.since", times.minute(at), ago(at)))
                .orElse("");
        if (state == KekSlotState.LOADING) {
            KekSlotStatus slot = kmc.slot().orElseThrow();
            facts.add(fact(
                    "keys",
                    slot.keyCount().isPresent()
                            ? texts.get(
                                    "keyManagement.loaded",
                                    slot.loaded().size(),
                                    slot.keyCount().getAsInt())
                            : texts.get(
                                    "keyManagement.loadedOfUnknown",
                                    slot.loaded().size()),
                    since));
        } else if (state == KekSlotState.PENDING) {
            facts.add(fact("request", texts.get("keyManagement.noFile"), since));
        }
        if (!own.isEmpty()) {
            facts.add(fact("until", untils(own), ""));
        }
        facts.add(fact(
                "slot",
                kmc.slot().map(slot -> Integer.toString(slot.number())).orElse(texts.get("keyManagement.slot.noneYet")),
                state == KekSlotState.ACTIVE ? since : ""));
        return facts;
    }

    private Fact fact(String key, String value, String more) {
        return new Fact(texts.get("keyManagement.fact." + key), value, more);
    }

    private String untils(List<CataloguedKey> own) {
        List<Instant> ends =
                own.stream().map(key -> key.dates().issuedUntil()).sorted().toList();
        String first = times.date(ends.get(0));
        String last = times.date(ends.get(ends.size() - 1));
        return first.equals(last) ? first : texts.get("keyManagement.firstAndLast", first, last);
    }

    /** How long ago, in the unit that suits. */
    String ago(Instant at) {
        long minutes = times.secondsSince(at) / 60;
        if (minutes < 60) {
            return texts.count("keyManagement.minutes", minutes);
        }
        long hours = minutes / 60;
        return hours < 24 ? texts.count("keyManagement.hours", hours) : texts.count("keyManagement.days", hours / 24);
    }

    private PublicKey publicKey(KmcStanding kmc) {
        Optional<String> signer = kmc.told().map(KmcTold::trustAnchor);
        String approval = kmc.key().approved()
                ? signer.map(anchor -> texts.get("keyManagement.approvedBy", anchor))
                        .orElse(texts.get("keyManagement.approved"))
                : signer.map(anchor -> texts.get("keyManagement.unapprovedBy", anchor))
                        .orElse(texts.get("keyManagement.unapproved"));
        return new PublicKey(
                approval,
                kmc.key().approved(),
                kmc.key().activeFrom(),
                kmc.key().expires(),
                left(kmc.key().expires()),
                kmc.due(),
                kmc.told().map(told -> grouped(told.fingerprint())));
    }

    /** How long until then, in words. */
    String left(Instant end) {
        long days = times.daysUntil(end);
        if (isOver(end)) {
            return texts.get("keyManagement.ended");
        }
        return days == 0 ? texts.get("keyManagement.today") : texts.count("keyManagement.left", days);
    }

    boolean isOver(Instant end) {
        return !times.now().isBefore(end);
    }

    static String grouped(String hex) {
        return hex.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private Next next(KmcStanding kmc, NextStep step, List<CataloguedKey> own) {
        boolean begins = step == NextStep.REQUEST || step == NextStep.NOTHING;
        if (begins && isOver(kmc.key().expires())) {
            return new Next(
                    texts.get("keyManagement.next.publicKey"),
                    texts.get("keyManagement.next.publicKey.why"),
                    List.of("ptoken kmc import FILE"));
        }
        List<CataloguedKey> needing = own.stream()
                .filter(CataloguedKey::needsSomebody)
                .sorted(Comparator.comparing(key -> key.dates().issuedUntil()))
                .toList();
        String advice = step.advice();
        String title = advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1);
        List<String> commands =
                step.commands().stream().map(command -> command(command, kmc)).toList();
        if (step == NextStep.NOTHING && !needing.isEmpty()) {
            return new Next(texts.get("keyManagement.next.fresh"), reasons(needing), commands);
        }
        return new Next(title, begins ? "" : texts.get("keyManagement.next." + step.name()), commands);
    }

    private String reasons(List<CataloguedKey> needing) {
        return Stream.concat(
                        needing.stream().limit(NAMED).map(key -> name(key) + ": " + key.advice()),
                        needing.size() > NAMED
                                ? Stream.of(texts.get("keyManagement.andMore", needing.size() - NAMED))
                                : Stream.empty())
                .collect(Collectors.joining(" "));
    }

    /** As it has to be typed here. */
    private String command(String command, KmcStanding kmc) {
        String named = several && !command.equals(UPLOAD)
                ? " --kmc " + shortName(kmc.key().kmcId())
                : "";
        return command + named + options;
    }

    /** The serial in a KMCID, by which commands know it too. */
    private static String shortName(String kmcId) {
        List<String> parts = List.of(kmcId.split(":", -1));
        return parts.size() > 2 ? parts.get(2) : kmcId;
    }
}
