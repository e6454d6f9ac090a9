package io.ptoken.service.operate.alert;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.service.operate.notice.NoticeReport.Found;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.Optional;

/**
 * What an alert rests on, as the store keeps it.
 *
 * @param ground who sees it
 * @param module the one module of several that it is of
 */
record Basis(Ground ground, Optional<String> module) {

    private static final String OF_ONE = Ground.MODULE.name() + " ";

    static Basis of(Found found) {
        return new Basis(found.ground(), found.notice().subject().module());
    }

    /** What {@link #text} made. */
    static Basis parse(String text) {
        return text.startsWith(OF_ONE)
                ? new Basis(Ground.MODULE, Optional.of(text.substring(OF_ONE.length())))
                : new Basis(Ground.valueOf(text), Optional.empty());
    }

    String text() {
        return ground.name() + module.map(name -> " " + name).orElse("");
    }

    /** False while nobody can tell whether what rests on it still stands. */
    boolean isKnown(NoticeFacts facts) {
        return ground != Ground.MODULE
                || (facts.module().answer().isPresent()
                        && facts.members().stream()
                                .filter(member -> member.silence().isPresent())
                                .map(MemberReport::name)
                                .noneMatch(silent -> module.equals(Optional.of(silent))));
    }
}
