package io.ptoken.service.api;

import java.util.List;
import java.util.Map;

/**
 * Status of one security module or service node (wire reference section 9).
 *
 * @param info facts by key, in the order to show them
 * @param alerts what needs attention
 */
public record NodeStatus(Map<String, String> info, List<Alert> alerts) {

    /**
     * One thing that needs attention.
     *
     * @param eCode dotted code
     * @param eMsgEn English text with what to do
     */
    public record Alert(String eCode, String eMsgEn) {}
}
