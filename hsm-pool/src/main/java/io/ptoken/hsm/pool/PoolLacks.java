package io.ptoken.hsm.pool;

import io.ptoken.hsm.status.ModuleCapability;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What no member of a pool can do: one that can is enough. Members that never answered, or are not used, say nothing about it.
 */
final class PoolLacks {

    private PoolLacks() {}

    static Map<ModuleCapability, String> of(List<Member> members) {
        List<Member> known = members.stream()
                .filter(member -> member.told().isPresent())
                .filter(member -> member.foreign().isEmpty())
                .toList();
        Map<ModuleCapability, String> lacks = new EnumMap<>(ModuleCapability.class);
        for (ModuleCapability ability : ModuleCapability.values()) {
            if (!known.isEmpty()
                    && known.stream().allMatch(member -> lacks(member).containsKey(ability))) {
                lacks.put(
                        ability,
                        known.stream()
                                .map(member ->
                                        member.name() + ": " + lacks(member).get(ability))
                                .collect(Collectors.joining("; ")));
            }
        }
        return lacks;
    }

    private static Map<ModuleCapability, String> lacks(Member member) {
        return member.told().map(MemberReport.Told::lacks).orElse(Map.of());
    }
}
