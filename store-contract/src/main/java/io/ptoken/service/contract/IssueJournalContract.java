package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.UNTIL;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.keyChangeToken;
import static io.ptoken.service.contract.Samples.meter;
import static io.ptoken.service.contract.Samples.token;
import static io.ptoken.service.contract.Samples.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.IssuedResult;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.service.port.IssueJournal.StoredResult;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims and results. */
abstract class IssueJournalContract extends PortContract {

    private static final Claim MINE = claim("m-1", "mine");
    private static final Claim THEIRS = claim("m-1", "other digest", "theirs", UNTIL.plusSeconds(60));
    private static final List<IssuedToken> TOKENS = List.of(keyChangeToken(), token());
    private static final Begun CLAIMED = new Begun.Claimed(Optional.empty());

    @Test
    void claimsAMessageWithoutAnIdentifierWhenNoneIsWished() {
        assertThat(begin(MINE)).isEqualTo(CLAIMED);
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.InFlight("digest", UNTIL));
        assertAudited();
    }

    @Test
    void claimsAMessageAndAnIdentifierTogether() {
        assertThat(begin(MINE, wish(meter(1), NOON))).isEqualTo(new Begun.Claimed(Optional.of(NOON)));
    }

    @Test
    void knowsNothingOfAMessageThatNeverCame() {
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Unknown());
    }

    @Test
    void tellsWhoComesSecondThatTheMessageIsInFlight() {
        begin(MINE);
        assertThat(begin(THEIRS, wish(meter(1), NOON))).isEqualTo(new Begun.InFlight("digest", UNTIL));
        assertThat(nextOf(1)).as("no identifier was used up").isEqualTo(NOON);
        assertThat(journal().finish(THEIRS, TOKENS, entry("theirs"))).isFalse();
        assertAudited();
    }

    @Test
    void isInFlightToTheLastMicrosecondAndTakenOverAfterwards() {
        begin(MINE);
        assertThat(journal().begin(THEIRS, Optional.empty(), UNTIL.minusNanos(1000)))
                .isEqualTo(new Begun.InFlight("digest", UNTIL));
        assertThat(journal().begin(THEIRS, wish(meter(1), NOON), UNTIL))
                .isEqualTo(new Begun.Claimed(Optional.of(NOON)));
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.InFlight("other digest", THEIRS.until()));
    }

    @Test
    void refusesToFinishWhatWasTakenOver() {
        begin(MINE);
        journal().begin(THEIRS, Optional.empty(), UNTIL);
        assertThat(journal().finish(MINE, TOKENS, entry("mine"))).isFalse();
        assertAudited();
        assertThat(journal().finish(THEIRS, TOKENS, entry("theirs"))).isTrue();
        assertAudited(entry("theirs"));
    }

    @Test
    void leavesAClaimThatCouldBeTakenOverAsItIsWhenThereIsNoIdentifier() {
        begin(MINE);
        exhaust(1);
        assertThat(journal().begin(THEIRS, lastOf(1), UNTIL)).isEqualTo(new Begun.NoTid(Optional.empty()));
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.InFlight("digest", UNTIL));
        assertThat(journal().finish(MINE, TOKENS, entry("mine"))).isTrue();
    }

    @Test
    void claimsNothingWhenThereIsNoIdentifier() {
        exhaust(1);
        assertThat(begin(MINE, lastOf(1))).isEqualTo(new Begun.NoTid(Optional.empty()));
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Unknown());
        assertThat(begin(THEIRS)).isEqualTo(CLAIMED);
    }

    @Test
    void storesAResultInPlaceOfItsClaimWithItsAuditEntry() {
        begin(MINE);
        assertThat(journal().finish(MINE, TOKENS, entry("mine"))).isTrue();
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Answered(new StoredResult("digest", TOKENS)));
        assertAudited(entry("mine"));
    }

    @Test
    void answersARepeatedMessageAndUsesNoIdentifierUp() {
        begin(MINE);
        journal().finish(MINE, TOKENS, entry("mine"));
        assertThat(journal().begin(THEIRS, wish(meter(1), NOON), UNTIL.plusSeconds(1)))
                .isEqualTo(new Begun.Answered(new StoredResult("digest", TOKENS)));
        assertThat(nextOf(1)).isEqualTo(NOON);
        assertAudited(entry("mine"));
    }

    @Test
    void finishesOnce() {
        begin(MINE);
        journal().finish(MINE, TOKENS, entry("mine"));
        assertThat(journal().finish(MINE, List.of(), entry("again"))).isFalse();
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Answered(new StoredResult("digest", TOKENS)));
        assertAudited(entry("mine"));
    }

    @Test
    void finishesNothingThatWasNeverBegun() {
        assertThat(journal().finish(MINE, TOKENS, entry("mine"))).isFalse();
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Unknown());
        assertAudited();
    }

    @Test
    void storesAResultWithoutTokens() {
        begin(MINE);
        assertThat(journal().finish(MINE, List.of(), entry("mine"))).isTrue();
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Answered(new StoredResult("digest", List.of())));
    }

    @Test
    void keepsCallersAndMessagesApart() {
        Claim otherCaller = new Claim(new CallKey("other", "m-1"), "digest", "o", UNTIL);
        begin(MINE);
        assertThat(begin(otherCaller)).isEqualTo(CLAIMED);
        assertThat(begin(claim("M-1", "upper case"))).isEqualTo(CLAIMED);
        journal().finish(MINE, TOKENS, entry("mine"));
        assertThat(journal().find(otherCaller.key())).isEqualTo(new Standing.InFlight("digest", UNTIL));
    }

    @Test
    void abandonsAClaim() {
        begin(MINE);
        journal().abandon(MINE);
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Unknown());
        assertThat(journal().finish(MINE, TOKENS, entry("late"))).isFalse();
        assertThat(begin(THEIRS)).isEqualTo(CLAIMED);
    }

    @Test
    void abandonsNeitherAnothersClaimNorAResult() {
        begin(THEIRS);
        journal().abandon(MINE);
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.InFlight("other digest", THEIRS.until()));
        journal().finish(THEIRS, TOKENS, entry("theirs"));
        journal().abandon(THEIRS);
        assertThat(journal().find(MINE.key()))
                .isEqualTo(new Standing.Answered(new StoredResult("other digest", TOKENS)));
        assertAudited(entry("theirs"));
    }

    @Test
    void keepsAnIdentifierUsedWhenItsCallIsAbandoned() {
        begin(MINE, wish(meter(1), NOON));
        journal().abandon(MINE);
        assertThat(nextOf(1)).isEqualTo(NOON.next());
    }

    @Test
    void releasesEveryClaimWithAnEntryForEachAndNoResult() {
        begin(claim("answered", "a"));
        journal().finish(claim("answered", "a"), TOKENS, entry("answered"));
        begin(claim("m-2", "b"));
        begin(claim("m-3", "c"));

        assertThat(journal().releaseClaims(entry("released"))).isEqualTo(2);

        assertThat(audited()).contains(released("m-2"), released("m-3")).hasSize(3);
        assertThat(journal().find(new CallKey("api", "m-2"))).isEqualTo(new Standing.Unknown());
        assertThat(journal().find(new CallKey("api", "answered"))).isInstanceOf(Standing.Answered.class);
        assertThat(journal().releaseClaims(entry("released"))).isZero();
        assertThat(audited()).hasSize(3);
    }

    @Test
    void trimsTheOldestResultsAndKeepsThoseOfTheMomentItself() {
        for (int i = 0; i < 5; i++) {
            answer("m-" + i, NOW.plusSeconds(i));
        }
        begin(claim("in flight", "f"));

        assertThat(journal().trimResults(NOW.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(isAnswered("m-1")).isFalse();
        assertThat(isAnswered("m-2")).isTrue();
        assertThat(journal().trimResults(NOW.plusSeconds(3), 100)).isEqualTo(1);
        assertThat(journal().trimResults(NOW.plusSeconds(3), 100)).isZero();
        assertThat(isAnswered("m-2")).isFalse();
        assertThat(isAnswered("m-3")).isTrue();
        assertThat(journal().find(new CallKey("api", "in flight"))).isInstanceOf(Standing.InFlight.class);
    }

    @Test
    void findsWhatWasIssuedToAMeterTheNewestFirst() {
        answer("m-1", NOW);
        answer("of another meter", NOW.plusSeconds(1), List.of(tokenOf(2)));
        answer("m-3", NOW.plusSeconds(3));
        answer("m-2", NOW.plusSeconds(2));
        answer("m-4", NOW.plusSeconds(3));
        answer("no tokens", NOW.plusSeconds(4), List.of());
        begin(claim("in flight", "f"));

        assertThat(journal().issuedTo(meter(1), 10))
                .containsExactly(
                        issued("m-4", NOW.plusSeconds(3), TOKENS),
                        issued("m-3", NOW.plusSeconds(3), TOKENS),
                        issued("m-2", NOW.plusSeconds(2), TOKENS),
                        issued("m-1", NOW, TOKENS));
        assertThat(journal().issuedTo(meter(1), 2))
                .extracting(result -> result.key().messageId())
                .containsExactly("m-4", "m-3");
        assertThat(journal().issuedTo(meter(2), 10))
                .containsExactly(issued("of another meter", NOW.plusSeconds(1), List.of(tokenOf(2))));
        assertThat(journal().issuedTo(meter(3), 10)).isEmpty();
    }

    private static IssuedResult issued(String messageId, Instant stored, List<IssuedToken> tokens) {
        return new IssuedResult(new CallKey("api", messageId), stored, tokens);
    }

    private static IssuedToken tokenOf(int meter) {
        IssuedToken token = token();
        return new IssuedToken(
                meter(meter),
                token.ea(),
                token.tct(),
                token.sgc(),
                token.krn(),
                token.ti(),
                token.tokenClass(),
                token.subclass(),
                token.tid(),
                token.transferAmount(),
                token.reservedTid(),
                token.newConfig(),
                token.description(),
                token.stsUnitName(),
                token.scaledAmount(),
                token.scaledUnitName(),
                token.token(),
                token.idSm(),
                token.vkKcv());
    }

    @Test
    void remembersClaimsAndResultsAcrossARestart() {
        begin(MINE);
        journal().finish(MINE, TOKENS, entry("mine"));
        begin(claim("m-2", "in flight"));
        harness().restart();
        assertThat(journal().find(MINE.key())).isEqualTo(new Standing.Answered(new StoredResult("digest", TOKENS)));
        assertThat(begin(claim("m-2", "again"))).isEqualTo(new Begun.InFlight("digest", UNTIL));
        assertAudited(entry("mine"));
    }

    @Test
    void letsAnotherProcessSeeWhatThisOneDid() {
        IssueJournal other = harness().another().issueJournal();
        begin(MINE, wish(meter(1), NOON));
        assertThat(other.begin(THEIRS, Optional.empty(), NOW)).isEqualTo(new Begun.InFlight("digest", UNTIL));
        journal().finish(MINE, TOKENS, entry("mine"));
        assertThat(other.find(MINE.key())).isEqualTo(new Standing.Answered(new StoredResult("digest", TOKENS)));
        assertThat(other.begin(claim("m-2", "o"), wish(meter(1), NOON), NOW))
                .isEqualTo(new Begun.Claimed(Optional.of(NOON.next())));
    }

    private IssueJournal journal() {
        return store().issueJournal();
    }

    private Begun begin(Claim claim) {
        return begin(claim, Optional.empty());
    }

    private Begun begin(Claim claim, Optional<TidWish> wish) {
        return journal().begin(claim, wish, NOW);
    }

    /** What the next call for a meter gets. */
    private TokenIdentifier nextOf(int meter) {
        Begun begun = begin(claim("next of " + meter, "n"), wish(meter(meter), NOON));
        return ((Begun.Claimed) begun).tid().orElseThrow();
    }

    private void exhaust(int meter) {
        begin(claim("exhausts " + meter, "e"), lastOf(meter));
    }

    private static Optional<TidWish> lastOf(int meter) {
        return Optional.of(TidWish.exactly(meter(meter), BaseDate.BDT_2014, TokenIdentifier.MAX));
    }

    private void answer(String messageId, Instant at) {
        answer(messageId, at, TOKENS);
    }

    private void answer(String messageId, Instant at, List<IssuedToken> tokens) {
        begin(claim(messageId, "a"));
        journal().finish(claim(messageId, "a"), tokens, entry(at, messageId));
    }

    private boolean isAnswered(String messageId) {
        return journal().find(new CallKey("api", messageId)) instanceof Standing.Answered;
    }

    private static AuditEntry released(String messageId) {
        AuditEntry sample = entry("api");
        return new AuditEntry(
                sample.at(),
                sample.actor(),
                sample.origin(),
                sample.action(),
                "api",
                sample.outcome(),
                messageId,
                sample.detail());
    }
}
