package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.legacy.DesBlock;
import io.ptoken.hsm.protocol.legacy.LegacyRegister;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.sts.key.Des;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * DES keys that a host has put into registers; for credit updates, not for tokens, which the served module makes under keys of
 * its own. Play keys: a host knows them or can guess them. Guarded by the module.
 */
final class LegacyKeys {

    private final SplittableRandom random;
    private final Map<Integer, Long> keys = new HashMap<>();

    LegacyKeys(LegacyRules rules) {
        this.random = new SplittableRandom(rules.keySeed());
    }

    /** Puts a key into a register and gives its check value. */
    DesBlock put(LegacyRegister register, long key) {
        if (register.value() == 0) {
            throw new LegacyRefusal(LegacyStatus.KEY_NUMBER_ERROR);
        }
        keys.put(register.value(), key);
        return encrypt(register, 0);
    }

    long fresh() {
        return random.nextLong();
    }

    DesBlock encrypt(LegacyRegister register, long block) {
        try (Des des = des(register)) {
            return block(des.encrypt(block));
        }
    }

    long decrypt(LegacyRegister register, DesBlock block) {
        try (Des des = des(register)) {
            return des.decrypt(number(block.digits()));
        }
    }

    static long number(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }

    private Des des(LegacyRegister register) {
        Long key = keys.get(register.value());
        if (key == null) {
            throw new LegacyRefusal(LegacyStatus.REGISTER_EMPTY_OR_CORRUPT);
        }
        return Des.of(key);
    }

    private static DesBlock block(long value) {
        return new DesBlock(String.format("%016X", value));
    }
}
