package io.ptoken.web.section.dashboard;

import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import java.time.Instant;

/** What a module told, and when. */
record Looked(WatchedModule module, Instant at) {}
