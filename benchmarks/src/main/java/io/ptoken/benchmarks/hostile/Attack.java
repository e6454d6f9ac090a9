package io.ptoken.benchmarks.hostile;

/** What somebody hostile does until it is enough. */
@FunctionalInterface
interface Attack {

    /** Begins; closing what comes back ends it. */
    Running begin(Target target);

    /** An attack that goes on. */
    interface Running extends AutoCloseable {

        /** How often the attacker got what it wanted, or tried to. */
        long attempts();

        @Override
        void close();
    }
}
