package io.ptoken.web.section.kmc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.web.frame.Choice;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.kmc.KmcPage.Anchor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Key management: the KMCs, and where the exchange with each stands. Thread safe. */
public final class KeyManagementSection implements Section {

    private static final String PATH = "/key-management";
    private static final String MODULE_KEY = PATH + "/module-key.txt";
    private static final String MODULE_ANCHOR = PATH + "/module-anchor.txt";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final ConsoleCalls calls;

    public KeyManagementSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    /** Address of the card of a KMC. */
    public static String link(Optional<String> module, String kmcId) {
        return Links.to(PATH, "module", module.orElse("")) + "#" + anchor(kmcId);
    }

    /** What the card of a KMC is called in its page. */
    static String anchor(String kmcId) {
        return "kmc-" + kmcId.replaceAll("[^0-9A-Za-z.]", "-");
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_KEYS, PATH, "keyManagement", Group.KEYS);
    }

    @Override
    public Answer answer(Visit visit) {
        List<String> modules = calls.ask(visit, new VendingKeyCalls.Modules());
        Optional<String> module = visit.query()
                .given("module")
                .or(() -> modules.size() > 1 ? Optional.of(modules.get(0)) : Optional.empty());
        return switch (visit.path()) {
            case MODULE_KEY ->
                file(
                        "module.smpub.txt",
                        calls.ask(visit, new KmcCalls.ShowModuleKey(module)).file());
            case MODULE_ANCHOR -> moduleAnchor(visit, module);
            case PATH -> page(visit, module, modules);
            default -> Answer.SeeOther.to(PATH);
        };
    }

    private static Answer file(String name, String text) {
        return new Answer.Download(TEXT, Optional.of(name), Bytes.of(text.getBytes(UTF_8)));
    }

    private Answer moduleAnchor(Visit visit, Optional<String> module) {
        TrustAnchor anchor = calls.ask(visit, new KmcCalls.ShowModuleKey(module))
                .anchor()
                .orElseThrow(
                        () -> new KeyExchangeException(calls.pages().texts().get("keyManagement.noAnchor")));
        return file("module.anchor.txt", anchor.name() + " " + anchor.signingKey() + "\n");
    }

    private Answer page(Visit visit, Optional<String> module, List<String> modules) {
        KmcPage page;
        try {
            page = known(visit, module, modules, calls.ask(visit, new KmcCalls.All(module)));
        } catch (RuntimeException refused) {
            boolean takesNone = refused instanceof KeyExchangeException;
            // the others can still be chosen
            if (!takesNone && (modules.size() < 2 || RefusalCode.of(refused).isEmpty())) {
                throw refused;
            }
            page = page(
                    visit,
                    module,
                    modules,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    String.valueOf(refused.getMessage()));
        }
        return calls.pages().page(visit, calls.pages().texts().get("keyManagement.name"), "kmc/kmc.jte", page);
    }

    private KmcPage known(Visit visit, Optional<String> module, List<String> modules, List<KmcStanding> kmcs) {
        Texts texts = calls.pages().texts();
        KmcCards cards = new KmcCards(
                texts,
                calls.pages().times(visit),
                modules.size() > 1 ? " --module " + module.orElse("") : "",
                kmcs.size() > 1,
                calls.ask(visit, new VendingKeyCalls.Table(module, false)).keys());
        return page(
                visit,
                module,
                modules,
                kmcs.isEmpty() ? Optional.empty() : Optional.of(new KmcVerdict(texts, cards).of(kmcs)),
                kmcs.stream()
                        .sorted(Comparator.comparingInt(KeyManagementSection::rank)
                                .thenComparing(kmc -> kmc.key().name()))
                        .map(cards::card)
                        .toList(),
                anchors(visit, kmcs),
                "");
    }

    /** Those that wait for somebody first. */
    private static int rank(KmcStanding kmc) {
        KekSlotState state = KmcCards.state(kmc);
        return state == KekSlotState.LOADING ? 0 : kmc.due() ? 1 : state == KekSlotState.PENDING ? 2 : 3;
    }

    private List<Anchor> anchors(Visit visit, List<KmcStanding> kmcs) {
        return calls.ask(visit, new KmcCalls.TrustAnchors()).stream()
                .map(anchor -> new Anchor(
                        anchor.name().value(),
                        KmcCards.grouped(anchor.signingKey().hex()),
                        kmcs.stream()
                                .filter(kmc -> kmc.told()
                                        .filter(told -> told.trustAnchor()
                                                .equals(anchor.name().value()))
                                        .isPresent())
                                .map(KmcStanding::key)
                                .map(KmcPublicKey::name)
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private static KmcPage page(
            Visit visit,
            Optional<String> module,
            List<String> modules,
            Optional<KmcPage.Verdict> verdict,
            List<KmcCard> cards,
            List<Anchor> anchors,
            String why) {
        String chosen = module.orElse("");
        return new KmcPage(
                visit.at(),
                modules.size() < 2
                        ? List.of()
                        : modules.stream()
                                .map(name -> new Choice(Links.to(PATH, "module", name), name, name.equals(chosen)))
                                .toList(),
                verdict,
                cards,
                anchors,
                why.isEmpty(),
                why,
                Links.to(MODULE_KEY, "module", chosen),
                Links.to(MODULE_ANCHOR, "module", chosen),
                Links.to(PATH, "module", chosen));
    }
}
