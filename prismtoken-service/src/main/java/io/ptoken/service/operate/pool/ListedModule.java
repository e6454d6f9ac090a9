package io.ptoken.service.operate.pool;

import io.ptoken.hsm.pool.ModuleStanding;

/**
 * A module as the configuration lists it.
 *
 * @param name what people call it by
 * @param kind as the configuration says it, e.g. {@code TSM500I}
 * @param place where it is: host and port, or device
 * @param dialect of its protocol; {@code -} where it has none
 * @param configured where it stands unless that was changed
 */
public record ListedModule(String name, String kind, String place, String dialect, ModuleStanding configured) {}
