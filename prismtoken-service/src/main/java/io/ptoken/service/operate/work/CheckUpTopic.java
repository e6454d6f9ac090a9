package io.ptoken.service.operate.work;

import io.ptoken.service.operate.notice.Notice;
import java.util.List;
import java.util.Set;

/** What the lines are about, in their order, and which notices belong to which. */
enum CheckUpTopic {
    CERTIFICATE("TLS certificate", "EService.Certificate"),
    ALERTS("Alerts and other notices"),
    TRANSACTIONS("Transactions left and inhibit-vend date", "ESm.Transactions", "ESm.InhibitVend"),
    KEYS("Vending keys", "EKeystore."),
    CLOCK("Clock of the security module", "ESm.Clock"),
    KMC("KMCs and their public keys", "EKmc."),
    ACCOUNTS("Ends of accounts and passwords", "EAccount.Account", "EAccount.Password"),
    ANONYMOUS("Calls without an account", "EAccount.Anonymous"),
    DISK("Disk", "EService.DiskSpace"),
    STANDBY("Standby", "ESm.Resting", "ESm.Drained"),
    AUDIT("Audit log"),
    BACKUP("Backup");

    private static final Set<String> OF_ONE_MODULE = Set.of("ESm.Silent", "ESm.State");

    private final String title;
    private final List<String> codes;

    CheckUpTopic(String title, String... codes) {
        this.title = title;
        this.codes = List.of(codes);
    }

    String title() {
        return title;
    }

    int number() {
        return ordinal() + 1;
    }

    /** True for notices of this line; every other one is of {@link #ALERTS}. */
    boolean isOf(Notice notice) {
        return topicOf(notice) == this;
    }

    /** What is the matter with one module of several concerns what stands by. */
    private static CheckUpTopic topicOf(Notice notice) {
        return OF_ONE_MODULE.contains(notice.code()) && !notice.subject().isEmpty() ? STANDBY : topicOf(notice.code());
    }

    private static CheckUpTopic topicOf(String code) {
        for (CheckUpTopic topic : values()) {
            for (String known : topic.codes) {
                if (known.endsWith(".") ? code.startsWith(known) : code.equals(known)) {
                    return topic;
                }
            }
        }
        return ALERTS;
    }
}
