package io.ptoken.web.section.keys;

import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyOutlook;

/**
 * How a key stands, for the eye: the operator's side has judged it.
 *
 * @param level of the state
 * @param key of its word
 * @param mark edge of the row: {@code bad}, {@code warn} or empty
 */
public record KeyState(String level, String key, String mark) {

    static KeyState of(CataloguedKey key) {
        if (key.register().isEmpty()) {
            return new KeyState("idle", "vendingKeys.state.absent", "");
        }
        boolean due = key.outlook().map(outlook -> !outlook.due().isEmpty()).orElse(false);
        return switch (standing(key)) {
            case SELLS -> new KeyState(due ? "warn" : "ok", "vendingKeys.state.sells", due ? "warn" : "");
            case SELLS_IN_PART -> new KeyState("warn", "vendingKeys.state.part", "warn");
            case NOT_YET -> new KeyState(due ? "warn" : "info", "vendingKeys.state.notYet", due ? "warn" : "");
            case FOR_KEY_CHANGES ->
                new KeyState(due ? "warn" : "idle", "vendingKeys.state.keyChanges", due ? "warn" : "");
            case STOPPED -> new KeyState("bad", "vendingKeys.state.stopped", "bad");
        };
    }

    private static KeyOutlook.Standing standing(CataloguedKey key) {
        return key.outlook()
                .map(KeyOutlook::standing)
                .orElse(key.vends() ? KeyOutlook.Standing.SELLS : KeyOutlook.Standing.STOPPED);
    }

    public boolean needsSomebody() {
        return !mark.isEmpty();
    }

    /** The worst first. */
    int rank() {
        return switch (level) {
            case "bad" -> 0;
            case "warn" -> 1;
            case "ok" -> 2;
            case "info" -> 3;
            default -> key.endsWith("absent") ? 5 : 4;
        };
    }
}
