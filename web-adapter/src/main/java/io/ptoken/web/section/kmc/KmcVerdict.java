package io.ptoken.web.section.kmc;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.section.kmc.KmcPage.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentence above the cards: what keeps keys from being sold, or soon will. */
record KmcVerdict(Texts texts, KmcCards cards) {

    /** @param kmcs at least one */
    Verdict of(List<KmcStanding> kmcs) {
        return in(kmcs, KekSlotState.LOADING)
                .map(this::loading)
                .or(() -> kmcs.stream()
                        .filter(KmcStanding::due)
                        .min(Comparator.comparing(kmc -> kmc.key().expires()))
                        .map(this::publicKey))
                .or(() -> in(kmcs, KekSlotState.PENDING).map(this::pending))
                .orElseGet(() -> new Verdict(
                        "ok", texts.get("keyManagement.verdict.calm"), texts.get("keyManagement.verdict.calm.more")));
    }

    private static Optional<KmcStanding> in(List<KmcStanding> kmcs, KekSlotState state) {
        return kmcs.stream().filter(kmc -> KmcCards.state(kmc) == state).findFirst();
    }

    private Verdict loading(KmcStanding kmc) {
        return new Verdict(
                "warn",
                kmc.slot()
                        .flatMap(KekSlotStatus::since)
                        .map(since -> texts.get(
                                "keyManagement.verdict.loadingFor", kmc.key().name(), cards.ago(since)))
                        .orElse(texts.get(
                                "keyManagement.verdict.loading", kmc.key().name())),
                texts.get("keyManagement.verdict.loading.more"));
    }

    private Verdict publicKey(KmcStanding kmc) {
        return new Verdict(
                "warn",
                texts.get(
                        cards.isOver(kmc.key().expires())
                                ? "keyManagement.verdict.expired"
                                : "keyManagement.verdict.expires",
                        kmc.key().name(),
                        cards.times().date(kmc.key().expires()),
                        cards.left(kmc.key().expires())),
                texts.get("keyManagement.next.publicKey.why"));
    }

    private Verdict pending(KmcStanding kmc) {
        return new Verdict(
                "ok",
                texts.get("keyManagement.verdict.pending", kmc.key().name()),
                texts.get("keyManagement.verdict.pending.more"));
    }
}
