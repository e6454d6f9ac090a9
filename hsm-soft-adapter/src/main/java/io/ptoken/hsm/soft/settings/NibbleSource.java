package io.ptoken.hsm.soft.settings;

import io.ptoken.sts.tid.RandomNibble;
import java.security.SecureRandom;

/** Where the module takes the RND of a token from. Implementations are thread safe. */
public sealed interface NibbleSource {

    /** The RND of the next token. */
    RandomNibble next();

    /** What the module's status says about the source. */
    String describe();

    /** Four bits of a random generator for every token. */
    static NibbleSource of(SecureRandom random) {
        return new Random(random);
    }

    /** The same RND in every token, so that published vectors come out; for tests and compliance runs only. */
    static NibbleSource fixed(RandomNibble rnd) {
        return new Fixed(rnd);
    }

    /** Random. */
    record Random(SecureRandom random) implements NibbleSource {
        @Override
        public RandomNibble next() {
            return new RandomNibble(random.nextInt(16));
        }

        @Override
        public String describe() {
            return "random";
        }
    }

    /** Fixed. */
    record Fixed(RandomNibble rnd) implements NibbleSource {
        @Override
        public RandomNibble next() {
            return rnd;
        }

        @Override
        public String describe() {
            return "fixed at " + rnd.value() + " (for tests only)";
        }
    }
}
