package io.ptoken.service.notice;

import java.util.List;

/**
 * A KMC stands in LOADING: while it does, its keys cannot vend (kind 6). A module tells it by a detail {@code kmc.ID} of
 * its status with the value {@code LOADING}.
 */
final class KmcLoadingRule implements NoticeRule {

    private static final String DETAIL = "kmc.";
    private static final String LOADING = "LOADING";

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.singleModule()
                .each(module -> module.status().details().entrySet().stream())
                .filter(detail -> detail.getKey().startsWith(DETAIL))
                .filter(detail -> detail.getValue().equals(LOADING))
                .map(detail -> detail.getKey().substring(DETAIL.length()))
                .sorted()
                .map(KmcLoadingRule::notice)
                .toList();
    }

    private static Notice notice(String kmc) {
        return Notice.warning(
                "EKmc.Loading",
                "The KMC " + kmc + " stands in LOADING; its keys cannot vend.",
                "Load the vending keys of its key load file, then end the key agreement session.",
                kmc);
    }
}
