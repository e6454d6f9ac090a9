package io.ptoken.service.operate.notice;

import io.ptoken.hsm.slot.KekSlotDetails;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.vending.key.KeyRemedy;
import java.util.List;

/** A KMC stands in LOADING: while it does, its keys cannot vend (kind 6). */
final class KmcLoadingRule implements NoticeRule {

    static final String CODE = "EKmc.Loading";

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        if (!facts.isVending()) {
            return List.of();
        }
        return facts.singleModule()
                .each(module -> KekSlotDetails.loading(module.status()).stream())
                .map(kmc -> Notice.warning(
                                CODE,
                                "The KMC " + kmc + " stands in LOADING; its keys cannot vend.",
                                KeyRemedy.END_LOADING,
                                kmc)
                        .clearedBy(Clearing.LOAD_FROM_KMC))
                .toList();
    }
}
