package io.ptoken.web.section.dashboard;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.Modes;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.call.WatchCalls.WatchedMember;
import io.ptoken.service.operate.notice.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Between the console and the operator's side: notes what is asked, and changes what is told as a test says. */
final class Between implements Operators {

    final List<OperatorCall<?>> asked = new CopyOnWriteArrayList<>();
    /** Done before a call is carried out. */
    volatile Consumer<OperatorCall<?>> before = call -> {};

    volatile Optional<List<Notice>> notices = Optional.empty();
    volatile List<WatchedMember> members = List.of();
    volatile InstallationMode mode = InstallationMode.VENDING;
    volatile Optional<String> refused = Optional.empty();
    volatile Optional<Instant> nothingUntil = Optional.empty();
    volatile Optional<Instant> certificateEnd = Optional.empty();
    volatile OptionalLong freeBytes = OptionalLong.empty();
    private volatile @Nullable Operators side;

    Operators before(Operators operators) {
        side = operators;
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // the result of a call is of its type
    public <R> R handle(Operator who, OperatorCall<R> call, Dialogue dialogue) {
        asked.add(call);
        before.accept(call);
        R told = Objects.requireNonNull(side).handle(who, call, dialogue);
        if (call instanceof WatchCalls.Status) {
            return (R) altered((InstallationStatus) told);
        }
        return call instanceof WatchCalls.Notices ? (R) altered((NoticeList) told) : told;
    }

    private NoticeList altered(NoticeList list) {
        return new NoticeList(
                notices.orElse(list.notices()),
                list.seen(),
                list.modules(),
                new Unknown(Optional.empty(), Optional.empty(), freeBytes.isEmpty()));
    }

    private InstallationStatus altered(InstallationStatus status) {
        return new InstallationStatus(
                "/var/lib/ptoken",
                new Modes(mode, mode),
                status.module(),
                status.moduleFailure(),
                new ArrayList<>(members),
                status.ditks(),
                certificateEnd,
                status.storeFailure(),
                refused,
                nothingUntil,
                freeBytes,
                status.waitingMeters(),
                altered(status.notices()));
    }
}
