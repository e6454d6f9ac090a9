package io.ptoken.service.operate.work;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.PoolCalls;
import io.ptoken.service.operate.call.PoolCalls.Changed;
import io.ptoken.service.operate.call.PoolCalls.Member;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.pool.ListedModule;
import io.ptoken.service.operate.pool.PoolControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Modules that stand in for each other, for operators. Thread safe.
 *
 * @param control of the pool; throws where there is none
 */
record PoolWork(OperatedModules modules, Supplier<PoolControl> control) {

    List<Member> all() {
        List<ListedModule> listed = modules.listed();
        if (listed.isEmpty()) {
            return List.of();
        }
        Map<String, MemberReport> members =
                control.get().members().stream().collect(Collectors.toMap(MemberReport::name, Function.identity()));
        return listed.stream()
                .map(module -> {
                    Optional<MemberReport> member = Optional.ofNullable(members.get(module.name()));
                    return new Member(
                            module,
                            member.map(MemberReport::standing).orElse(module.configured()),
                            member.filter(any -> modules.sell()).map(MemberReport::failures));
                })
                .toList();
    }

    Changed drain(PoolCalls.Drain call, Operator who) {
        return changed(control.get().drain(who.actor(), call.name()));
    }

    Changed resume(PoolCalls.Resume call, Operator who) {
        return changed(control.get().resume(who.actor(), call.name()));
    }

    Changed setPriority(PoolCalls.SetPriority call, Operator who) {
        return changed(control.get().setPriority(who.actor(), call.name(), call.priority()));
    }

    Changed setStandby(PoolCalls.SetStandby call, Operator who) {
        return changed(control.get().setStandby(who.actor(), call.name(), call.standby()));
    }

    private static Changed changed(PoolControl.Change change) {
        return new Changed(change.member().standing(), change.before(), change.warning());
    }
}
