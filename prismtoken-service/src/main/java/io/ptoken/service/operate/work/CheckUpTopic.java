package io.ptoken.service.operate.work;

import io.ptoken.service.operate.notice.Notice;
import java.util.List;
import java.util.Set;

/** What the lines are about, in their order, and which notices belong to which. */
enum CheckUpTopic {
    CERTIFICATE(1, "TLS certificate", "EService.Certificate"),
    ALERTS(2, "Alerts and other notices"),
    TRANSACTIONS(3, "Transactions left and inhibit-vend date", "ESm.Transactions", "ESm.InhibitVend"),
    KEYS(4, "Vending keys", "EKeystore."),
    CLOCK(5, "Clock of the security module", "ESm.Clock"),
    KMC(6, "KMCs and their public keys", "EKmc."),
    ACCOUNTS(7, "Ends of accounts and passwords", "EAccount.Account", "EAccount.Password"),
    ANONYMOUS(8, "Calls without an account", "EAccount.Anonymous"),
    DISK(9, "Disk", "EService.DiskSpace"),
    STANDBY(10, "Standby", "ESm.Resting", "ESm.Drained", "EService.Node", "EService.NodeName"),
    AUDIT(11, "Audit log"),
    BACKUP(12, "Backup");

    private static final Set<String> OF_ONE_MODULE = Set.of("ESm.Silent", "ESm.State", "ESm.Firmware");

    private final int number;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of, which never changes
    private final List<String> codes;

    CheckUpTopic(int number, String title, String... codes) {
        this.number = number;
        this.title = title;
        this.codes = List.of(codes);
    }

    String title() {
        return title;
    }

    int number() {
        return number;
    }

    /** True for notices of this line; every other one is of {@link #ALERTS}. */
    boolean isOf(Notice notice) {
        return topicOf(notice) == this;
    }

    /** What is the matter with one module of several concerns what stands by. */
    private static CheckUpTopic topicOf(Notice notice) {
        return OF_ONE_MODULE.contains(notice.code())
                        && notice.subject().module().isPresent()
                ? STANDBY
                : topicOf(notice.code());
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
