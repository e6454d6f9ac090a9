package io.ptoken.service.operate.work;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.approval.SecondPerson;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.PreferenceCalls.Changed;
import io.ptoken.service.operate.call.PreferenceCalls.Shown;
import io.ptoken.service.operate.call.WatchCalls.Modes;
import io.ptoken.service.operate.preference.ModePreference;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferenceService.Change;
import io.ptoken.service.operate.preference.PreferenceValue;
import io.ptoken.service.operate.preference.Preferences;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Preferences for operators.
 *
 * @param secondPerson has a word about the list of calls that take two
 * @param mode what the installation is for at present
 */
record PreferenceWork(PreferenceService preferences, SecondPerson secondPerson, Supplier<InstallationMode> mode) {

    List<Shown> all() {
        return preferences.list().stream().map(PreferenceWork::shown).toList();
    }

    Changed set(PreferenceCalls.Set call, Operator who) {
        Optional<String> advice = call.name().equals(Preferences.SECOND_PERSON_FOR.name())
                ? secondPerson.beginning(
                        Preferences.SECOND_PERSON_FOR.type().format(Preferences.SECOND_PERSON_FOR.parse(call.value())))
                : Optional.empty();
        Change change = preferences.set(
                call.name(),
                call.value(),
                who.actor().name(),
                who.actor().origin().address());
        return changed(
                new Change(change.before(), change.now(), change.warning().or(() -> advice)));
    }

    Changed reset(PreferenceCalls.Reset call, Operator who) {
        return changed(preferences.reset(
                call.name(), who.actor().name(), who.actor().origin().address()));
    }

    private Changed changed(Change change) {
        Optional<Modes> modes = Optional.of(change.now().definition())
                .filter(Preferences.METER_MANUFACTURING_MODE::equals)
                .map(ofTheMode -> new Modes(mode.get(), ModePreference.of(preferences.values())));
        return new Changed(shown(change.before()), shown(change.now()), change.warning(), modes);
    }

    private static Shown shown(PreferenceValue value) {
        return new Shown(value.definition().name(), value.value(), value.isSet(), value.unusable());
    }
}
