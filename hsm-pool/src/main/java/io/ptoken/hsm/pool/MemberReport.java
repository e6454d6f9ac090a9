package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member as people see it.
 *
 * @param name its name
 * @param standing where it stands
 * @param told what it told when it was last looked at, its clock as it must stand by now; empty when it never answered
 * @param silence why it does not answer, empty when it does
 * @param resting why it is left alone for a pause after a failure, empty when it is not
 * @param restsUntil until when, at least
 * @param outstanding calls it is working on; 0 in a drained member that has ended all
 * @param given calls it was given since the pool began
 * @param failures what went wrong with it since then
 * @param foreign the firmware for which it is not used, by what it told last; empty when it is used
 */
public record MemberReport(
        String name,
        ModuleStanding standing,
        Optional<Told> told,
        Optional<String> silence,
        Optional<String> resting,
        Optional<Instant> restsUntil,
        int outstanding,
        long given,
        Failures failures,
        Optional<ForeignFirmware> foreign) {

    /**
     * What went wrong with a member since the pool began: calls that failed for its reasons, and looks that it did not answer.
     *
     * @param count how often
     * @param last when, the last time; empty for never
     * @param why then, with its name
     * @param failsSince since when it fails, without an answer since; empty when it works
     */
    public record Failures(long count, Optional<Instant> last, Optional<String> why, Optional<Instant> failsSince) {

        /** None. */
        public static final Failures NONE = new Failures(0, Optional.empty(), Optional.empty(), Optional.empty());

        /** In words, behind others; empty for none. */
        private String told() {
            return last.isEmpty()
                    ? ""
                    : ", failures " + count
                            + failsSince.map(since -> ", fails since " + since).orElse("") + ", last " + last.get()
                            + ": " + why.orElse("");
        }
    }

    /**
     * What a module tells of itself.
     *
     * @param status its status
     * @param keys its vending keys under its own register numbers
     * @param capacity its registers
     * @param lacks what it cannot do, and why
     * @param drift how far its clock is ahead of ours
     * @param at when it was asked
     * @param ditks its DITKs; none for a module that is not for the makers of meters
     */
    public record Told(
            ModuleStatus status,
            List<VendingKeyAttributes> keys,
            int capacity,
            Map<ModuleCapability, String> lacks,
            Duration drift,
            Instant at,
            List<LoadedDitk> ditks) {

        public Told {
            keys = List.copyOf(keys);
            lacks = Map.copyOf(lacks);
            ditks = List.copyOf(ditks);
        }

        /** Of a module without DITKs. */
        public Told(
                ModuleStatus status,
                List<VendingKeyAttributes> keys,
                int capacity,
                Map<ModuleCapability, String> lacks,
                Duration drift,
                Instant at) {
            this(status, keys, capacity, lacks, drift, at, List.of());
        }

        /**
         * Asks a module.
         *
         * @param before what it told before: a module that is out of service and shows no keys is taken to hold those it
         *     held, so that a vend is refused for the state of the module and not for want of a key
         * @throws io.ptoken.hsm.refusal.SecurityModuleException when it does not answer
         */
        static Told by(SecurityModule module, InstantSource clock, Optional<Told> before) {
            ModuleStatus status = module.status();
            Instant now = clock.instant(); // before the keys, which may take their time
            List<VendingKeyAttributes> keys = module.vendingKeys();
            if (keys.isEmpty() && !status.state().isInService()) {
                keys = before.map(Told::keys).orElse(List.of());
            }
            return new Told(
                    status,
                    keys,
                    module.capacity(),
                    module.lacks(),
                    Duration.between(now, status.clock()),
                    now,
                    module.manufacturing().map(MeterManufacturing::ditks).orElse(List.of()));
        }

        /** True when it is in a state in which a module vends. */
        boolean isInService() {
            return status.state().isInService();
        }

        /** With the module's clock as it must stand by now. */
        Told at(Instant now) {
            ModuleStatus then = new ModuleStatus(
                    status.moduleId(),
                    status.firmwareId(),
                    status.hardwareId(),
                    status.idSm(),
                    status.state(),
                    now.plus(drift),
                    status.tidWindow(),
                    status.vendCounter(),
                    status.transactionsLeft(),
                    status.inhibitVendDate(),
                    status.details());
            return new Told(then, keys, capacity, lacks, drift, at, ditks);
        }
    }

    static MemberReport of(Member member, Instant now) {
        return new MemberReport(
                member.name(),
                member.standing(),
                member.told().map(told -> told.at(now)),
                member.silence().map(Fault::text),
                member.circuit().fault().map(Fault::sentence),
                member.circuit().pausedUntil(),
                member.outstanding(),
                member.given(),
                member.failures(),
                member.foreign());
    }

    /** Its status; empty when it never answered. */
    public Optional<ModuleStatus> status() {
        return told.map(Told::status);
    }

    /** How far its clock is ahead of ours; zero when it never answered. */
    public Duration drift() {
        return told.map(Told::drift).orElse(Duration.ZERO);
    }

    /** Its vending keys under its own register numbers; none when it never answered. */
    public List<VendingKeyAttributes> keys() {
        return told.map(Told::keys).orElse(List.of());
    }

    /** True when it vends at that time, as far as it can be told without a key. */
    public boolean isServing(Instant now) {
        return !standing.drained()
                && silence.isEmpty()
                && resting.isEmpty()
                && foreign.isEmpty()
                && told.filter(Told::isInService)
                        .map(Told::status)
                        .filter(status ->
                                status.transactionsLeft().map(left -> left > 0).orElse(true))
                        .filter(status ->
                                status.inhibitVendDate().map(now::isBefore).orElse(true))
                        .isPresent();
    }

    /** State and standing in one line. */
    public String summary() {
        String state = silence.isPresent()
                ? "SILENT"
                : status().map(status -> status.state().name()).orElse("NOT LOOKED AT");
        return state
                + foreign.map(firmware -> ", not used (firmware " + firmware.firmwareId() + ")")
                        .orElse("")
                + ", " + standing + ", calls " + outstanding
                + resting.map(reason -> ", resting: " + reason).orElse("")
                + failures.told();
    }
}
