package io.ptoken.web.section.keys;

import io.ptoken.hsm.slot.KmcId;
import java.util.List;
import java.util.Map;

/**
 * What people call a KMC.
 *
 * @param byId names by KMCID
 */
record KmcNames(Map<String, String> byId) {

    KmcNames {
        byId = Map.copyOf(byId);
    }

    /** Its name; maker and serial of one whose name is not known here. */
    String of(KmcId kmc) {
        String name = byId.get(kmc.text());
        if (name != null) {
            return name;
        }
        List<String> parts = List.of(kmc.text().split(":", -1));
        return parts.size() > 2 ? parts.get(1) + " " + parts.get(2) : kmc.text();
    }
}
