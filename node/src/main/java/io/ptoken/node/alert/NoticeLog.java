package io.ptoken.node.alert;

import io.ptoken.service.operate.alert.AlertOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what needs attention at a node, when it begins and when it ends. */
public final class NoticeLog implements AlertOutput {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeLog.class);

    @Override
    public void tell(Change change) {
        if (change.raised()) {
            LOG.warn("notice {}: {} {}", change.code(), change.text(), change.action());
        } else {
            LOG.warn("no longer stands: notice {} {}", change.code(), change.subject());
        }
    }
}
