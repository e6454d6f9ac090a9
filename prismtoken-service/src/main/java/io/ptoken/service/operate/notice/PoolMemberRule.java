package io.ptoken.service.operate.notice;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.slot.KekSlotDetails;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.vending.key.KeyRemedy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A module of a pool is passed over, or will be. While another one serves that is a warning; when none does, an error. What
 * holds for a single module holds for each member, with the same thresholds.
 */
final class PoolMemberRule implements NoticeRule {

    private static final Duration FAR_OFF = Duration.ofDays(1);

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        List<Notice> notices = new ArrayList<>();
        Level broken = facts.members().stream().anyMatch(member -> member.isServing(facts.now()))
                ? Level.WARNING
                : Level.ERROR;
        for (MemberReport member : facts.members()) {
            standing(member, broken, notices);
            if (member.silence().isPresent()) {
                silence(member, broken, notices);
            } else {
                member.status().ifPresent(status -> new Look(facts, member, status, broken, notices).all());
            }
        }
        return List.copyOf(notices);
    }

    private static void standing(MemberReport member, Level broken, List<Notice> notices) {
        if (member.standing().drained()) {
            String text = member.outstanding() == 0
                    ? " is drained and gets nothing to do."
                    : " is drained and gets nothing new to do; calls it still works on: " + member.outstanding() + ".";
            notices.add(new Notice(
                    broken == Level.ERROR ? Level.ERROR : Level.INFO,
                    "ESm.Drained",
                    named(member) + text,
                    "Resume it when what it was drained for is done.",
                    Subject.module(member.name()),
                    Clearing.RESUME_MODULE));
        }
    }

    private static void silence(MemberReport member, Level broken, List<Notice> notices) {
        notices.add(new Notice(
                broken,
                "ESm.Silent",
                named(member) + " does not answer and is passed over: "
                        + member.silence().orElse("") + ".",
                "Check that it is connected and powered.",
                Subject.module(member.name())));
    }

    private static String named(MemberReport member) {
        return "The security module " + member.name();
    }

    /** A member that answers, looked at from every side. */
    private record Look(
            NoticeFacts facts, MemberReport member, ModuleStatus status, Level broken, List<Notice> notices) {

        void all() {
            state();
            firmware();
            resting();
            clock();
            if (facts.isVending()) {
                transactions();
                status.inhibitVendDate().ifPresent(this::inhibit);
                loading();
            }
        }

        private void state() {
            if (status.state() == ModuleState.OPERATIONAL || status.state() == ModuleState.PRIVILEGED) {
                return;
            }
            String reason = status.details().containsKey("failure")
                    ? ": " + status.details().getOrDefault("failure", "")
                    : "";
            add(
                    broken,
                    "ESm.State",
                    named(member) + " is in state " + status.state() + " and is passed over" + reason + ".",
                    ModuleStateRule.action(status));
        }

        private void firmware() {
            member.foreign()
                    .map(foreign -> ModuleStateRule.firmware(
                            broken, named(member) + " is passed over: ", foreign, Subject.module(member.name())))
                    .ifPresent(notices::add);
        }

        private void resting() {
            member.resting()
                    .ifPresent(reason -> add(
                            broken,
                            "ESm.Resting",
                            named(member) + " failed and is passed over until "
                                    + member.restsUntil().map(Instant::toString).orElse("it answers") + ": " + reason
                                    + ".",
                            "If it does not recover by itself, look at the module and at the way to it."));
        }

        private void transactions() {
            long low = facts.preferences().get(Preferences.TX_COUNTER_LOW_THRESHOLD);
            status.transactionsLeft()
                    .filter(left -> left == 0 || left < low)
                    .ifPresent(left -> add(
                            left == 0 ? broken : Level.WARNING,
                            "ESm.Transactions",
                            left == 0
                                    ? "No transactions are left in the security module " + member.name()
                                            + ", which is passed over."
                                    : "Transactions left in the security module " + member.name() + ": " + left + ".",
                            LicenceRule.ACTION,
                            Clearing.LOAD_LICENCE));
        }

        private void inhibit(Instant date) {
            if (facts.isPast(date)) {
                add(
                        broken,
                        "ESm.InhibitVend",
                        named(member) + " is passed over: its vending is inhibited since " + date + ".",
                        LicenceRule.ACTION,
                        Clearing.LOAD_LICENCE);
            } else if (facts.isWithin(facts.preferences().get(Preferences.INHIBIT_VEND_WARNING_DAYS), date)) {
                add(
                        Level.WARNING,
                        "ESm.InhibitVend",
                        named(member) + " will be passed over from " + date + ", " + facts.left(date)
                                + ", when its vending is inhibited.",
                        LicenceRule.ACTION,
                        Clearing.LOAD_LICENCE);
            }
        }

        private void clock() {
            Duration drift = member.drift().abs();
            boolean farOff = drift.compareTo(FAR_OFF) > 0;
            if (farOff || drift.compareTo(facts.preferences().get(Preferences.RTC_DRIFT_HIGH_THRESHOLD)) > 0) {
                add(
                        farOff ? broken : Level.WARNING,
                        "ESm.Clock",
                        "The clock of the security module " + member.name() + " is "
                                + member.drift().toMillis() / 1000
                                + " s off; it is passed over for what it refuses because of that.",
                        farOff
                                ? "Contact its vendor."
                                : "Check the clock of this server, then set that of the module.");
            }
        }

        private void loading() {
            KekSlotDetails.loading(status)
                    .forEach(kmc -> add(
                            Level.WARNING,
                            KmcLoadingRule.CODE,
                            "The KMC " + kmc + " stands in LOADING in the security module " + member.name()
                                    + ", which is passed over for its keys.",
                            KeyRemedy.END_LOADING,
                            Clearing.LOAD_FROM_KMC));
        }

        private void add(Level level, String code, String text, String action) {
            add(level, code, text, action, Clearing.NONE);
        }

        private void add(Level level, String code, String text, String action, Clearing clearing) {
            notices.add(new Notice(level, code, text, action, Subject.module(member.name()), clearing));
        }
    }
}
