package io.ptoken.node.operate;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.NodeName;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a server knows of its installation: everything, from its own modules, store and certificate.
 *
 * @param signer the audit key
 * @param notices those of the server
 */
public record ServerLook(
        Installation installation, ServiceStore store, InstantSource clock, HeadSigner signer, Notices notices)
        implements InstallationLook {

    @Override
    public String node() {
        return NodeName.of(installation);
    }

    @Override
    public NoticeList notices(boolean refresh) {
        return list(refresh ? notices.refresh() : notices.current());
    }

    @Override
    public InstallationStatus status(boolean refresh) {
        NoticeReport report = refresh ? notices.refresh() : notices.current();
        return status(installation, store, clock.instant(), report, list(report));
    }

    /** What was seen, with how long the store makes meters wait. */
    static InstallationStatus status(
            Installation installation, ServiceStore store, Instant now, NoticeReport report, NoticeList notices) {
        NoticeFacts seen = report.facts();
        Optional<String> waiting = seen.store().answer().isPresent()
                ? WaitingMeters.of(store.history(), now).map(WaitingMeters::text)
                : Optional.empty();
        return InstallationStatus.of(
                installation.data().root().toAbsolutePath().normalize().toString(), seen, waiting, notices);
    }

    @Override
    public List<ChainMark> sealedChains() {
        return notices.current().facts().doubts().sealed();
    }

    @Override
    public List<String> unknownVends() {
        return notices.current().facts().doubts().unknownVends().stream()
                .map(UnknownVends::sentence)
                .toList();
    }

    @Override
    public Optional<HeadSigner> headSigner() {
        return Optional.of(signer);
    }

    @Override
    public void outdate() {
        notices.outdate();
    }

    private static NoticeList list(NoticeReport report) {
        return NoticeList.of(
                report,
                new Unknown(
                        Optional.empty(),
                        Optional.empty(),
                        report.facts().freeBytes().isEmpty()));
    }
}
