package io.ptoken.web.section.alert;

import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import java.util.Optional;

/**
 * One alert.
 *
 * @param word that was typed
 * @param error what is wrong with it
 * @param may true for somebody who may acknowledge it
 */
public record AlertPage(ShownAlert alert, String word, Optional<String> error, boolean may) {}
