package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member as people see it.
 *
 * @param name its name
 * @param standing where it stands
 * @param status what it told last, its clock as it must stand by now; empty when it never answered
 * @param drift how far its clock is ahead of ours; zero when it never answered
 * @param keys its vending keys under its own register numbers, as it told last
 * @param silence why it does not answer, empty when it does
 * @param resting why it is left alone for a pause after a failure, empty when it is not
 * @param restsUntil until when, at least
 * @param outstanding calls it is working on; 0 in a drained member that has ended all
 * @param given calls it was given since the pool began
 */
public record MemberReport(
        String name,
        MemberStanding standing,
        Optional<ModuleStatus> status,
        Duration drift,
        List<VendingKeyAttributes> keys,
        Optional<String> silence,
        Optional<String> resting,
        Optional<Instant> restsUntil,
        int outstanding,
        long given) {

    public MemberReport {
        keys = List.copyOf(keys);
    }

    static MemberReport of(Member member, Instant now) {
        return new MemberReport(
                member.name(),
                member.standing(),
                member.view().map(view -> view.statusAt(now)),
                member.view().map(MemberView::drift).orElse(Duration.ZERO),
                member.view().map(MemberView::keys).orElse(List.of()),
                member.silence().map(Fault::text),
                member.circuit().fault().map(Fault::sentence),
                member.circuit().pausedUntil(),
                member.outstanding(),
                member.given());
    }

    /** True when it vends at that time, as far as it can be told without a key. */
    public boolean isServing(Instant now) {
        return !standing.drained()
                && silence.isEmpty()
                && resting.isEmpty()
                && status.filter(told -> MemberView.vends(told.state()))
                        .filter(told ->
                                told.transactionsLeft().map(left -> left > 0).orElse(true))
                        .filter(told ->
                                told.inhibitVendDate().map(now::isBefore).orElse(true))
                        .isPresent();
    }

    /** State and standing in one line. */
    public String summary() {
        String state = silence.isPresent()
                ? "SILENT"
                : status.map(told -> told.state().name()).orElse("NOT LOOKED AT");
        return state + ", " + standing + ", calls " + outstanding
                + resting.map(reason -> ", resting: " + reason).orElse("");
    }
}
