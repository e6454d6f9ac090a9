package io.ptoken.service.operate.notice.facts;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.Overload;
import io.ptoken.service.operate.preference.PreferenceValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Everything that notices are computed from, as it was at one moment.
 *
 * @param now the server's time
 * @param preferences the preferences, which hold most thresholds
 * @param mode what the installation is for at present
 * @param module what the security module tells; nothing when it is with another process
 * @param members the members of the module when it is a pool, else empty
 * @param ditks how many DITKs the modules hold; empty where that cannot be told
 * @param store what the store tells
 * @param certificateEnd end of the TLS certificate, empty when there is none
 * @param freeBytes space left on the disk of the installation, empty when that is not known
 * @param doubts what makes one doubt the store
 * @param lostLocks of each lock that this process had and lost what became of it, a sentence
 * @param overload what was lately refused or cut short because somebody asked for more than a share
 * @param remarks what the server has noticed of itself besides
 */
public record NoticeFacts(
        Instant now,
        PreferenceValues preferences,
        InstallationMode mode,
        Finding<ModuleFacts> module,
        List<MemberReport> members,
        OptionalInt ditks,
        Finding<StoreFacts> store,
        Optional<Instant> certificateEnd,
        OptionalLong freeBytes,
        StoreDoubts doubts,
        List<String> lostLocks,
        List<Overload.News> overload,
        List<ServerRemark> remarks) {

    public NoticeFacts {
        members = List.copyOf(members);
        lostLocks = List.copyOf(lostLocks);
        overload = List.copyOf(overload);
        remarks = List.copyOf(remarks);
    }

    /** True in vending mode: licences, and keys that are being loaded, matter there alone. */
    public boolean isVending() {
        return mode == InstallationMode.VENDING;
    }

    /** The module, unless it is a pool, whose members have rules of their own. */
    public Finding<ModuleFacts> singleModule() {
        return members.isEmpty() ? module : Finding.nothing();
    }

    public boolean isPast(Instant moment) {
        return !now.isBefore(moment);
    }

    /** True when so little time is left until that moment, or it is past. */
    public boolean isWithin(Duration time, Instant moment) {
        return Duration.between(now, moment).compareTo(time) <= 0;
    }

    /** How long until that moment, in words. */
    public String left(Instant moment) {
        long days = Duration.between(now, moment).toDays();
        return days < 1 ? "in less than a day" : days == 1 ? "in 1 day" : "in " + days + " days";
    }
}
