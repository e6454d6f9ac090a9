package io.ptoken.cli.server;

import io.ptoken.hsm.status.ModuleStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Several security modules behind one, each by its name: the status by itself is that of the one that is asked first. */
public final class PoolLines {

    private static final String MODULES = "pool.modules";
    private static final String SERVING = "pool.serving";
    private static final String MEMBER = "pool.module.";

    private PoolLines() {}

    /** Names and values in the order to show them; nothing for a module that is alone. */
    public static Map<String, String> of(ModuleStatus status) {
        Map<String, String> lines = new LinkedHashMap<>();
        Map<String, String> details = status.details();
        String modules = details.getOrDefault(MODULES, "1");
        if (modules.equals("1")) {
            return lines;
        }
        lines.put("security modules", modules + ", " + details.getOrDefault(SERVING, "0") + " of them serve");
        details.forEach((name, summary) -> {
            if (name.startsWith(MEMBER)) {
                lines.put("module " + name.substring(MEMBER.length()), summary);
            }
        });
        return lines;
    }
}
