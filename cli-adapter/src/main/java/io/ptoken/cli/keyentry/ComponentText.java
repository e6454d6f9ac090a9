package io.ptoken.cli.keyentry;

import io.ptoken.service.operate.keyentry.EnteredComponent;

/** A component that was entered, for people. */
public final class ComponentText {

    private ComponentText() {}

    /** Its check value. */
    public static String of(EnteredComponent component) {
        return "Component " + component.number() + ": check value " + component.checkValue();
    }
}
