package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.util.List;
import java.util.Optional;

/**
 * Calls on preferences (operating requirements section 3). Each throws {@code EParamRange} for a name that does not exist.
 *
 * @param <R> what it answers
 */
public sealed interface PreferenceCalls<R> extends OperatorCall<R> {

    /**
     * A preference.
     *
     * @param name as in the operating guide, e.g. {@code ptoken.sessionTimeoutSec}
     * @param value in use, as text
     * @param set true when the store has a value for it, whatever it is
     * @param unusable what the store has when that is no value for it; the default is in use then
     */
    record Shown(String name, String value, boolean set, Optional<String> unusable) {}

    /**
     * What came of a change.
     *
     * @param before value in use before
     * @param now value in use from now on
     * @param warning what to consider about the new value
     * @param modes until a restart and from then on; empty when the preference is another than that of the mode
     */
    record Changed(Shown before, Shown now, Optional<String> warning, Optional<WatchCalls.Modes> modes) {}

    /** All of them, in the order to show them. */
    record All() implements PreferenceCalls<List<Shown>> {

        @Override
        public String action() {
            return "pref.list";
        }

        @Override
        public Permission permission() {
            return Permission.READ_PREFERENCES;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** Sets one; {@code EPrefRange} for a value out of range. */
    record Set(String name, String value) implements PreferenceCalls<Changed> {

        public Set {
            Given.value("name", name);
            Given.value("value", value);
        }

        @Override
        public String action() {
            return "pref.set";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_PREFERENCES;
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /** Puts one back to its default. */
    record Reset(String name) implements PreferenceCalls<Changed> {

        public Reset {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "pref.reset";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_PREFERENCES;
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }
}
