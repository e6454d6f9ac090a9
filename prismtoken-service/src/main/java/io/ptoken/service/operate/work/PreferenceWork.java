package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.PreferenceCalls.Changed;
import io.ptoken.service.operate.call.PreferenceCalls.Shown;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferenceService.Change;
import io.ptoken.service.operate.preference.PreferenceValue;
import java.util.List;

/** Preferences for operators. */
record PreferenceWork(PreferenceService preferences) {

    List<Shown> all() {
        return preferences.list().stream().map(PreferenceWork::shown).toList();
    }

    Changed set(PreferenceCalls.Set call, Operator who) {
        return changed(preferences.set(
                call.name(),
                call.value(),
                who.actor().name(),
                who.actor().origin().address()));
    }

    Changed reset(PreferenceCalls.Reset call, Operator who) {
        return changed(preferences.reset(
                call.name(), who.actor().name(), who.actor().origin().address()));
    }

    private static Changed changed(Change change) {
        return new Changed(shown(change.before()), shown(change.now()), change.warning());
    }

    private static Shown shown(PreferenceValue value) {
        return new Shown(value.definition().name(), value.value(), value.isSet(), value.unusable());
    }
}
