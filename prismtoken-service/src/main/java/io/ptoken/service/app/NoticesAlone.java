package io.ptoken.service.app;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import java.util.List;
import java.util.Optional;

/** What an application without files of its own knows of itself. */
record NoticesAlone(Notices notices) implements InstallationLook {

    @Override
    public String node() {
        return "";
    }

    @Override
    public NoticeList notices(boolean refresh) {
        return list(refresh ? notices.refresh() : notices.current());
    }

    @Override
    public InstallationStatus status(boolean refresh) {
        NoticeReport report = refresh ? notices.refresh() : notices.current();
        return InstallationStatus.of("", report.facts(), Optional.empty(), list(report));
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
    public void outdate() {
        notices.outdate();
    }

    private static NoticeList list(NoticeReport report) {
        NoticeFacts facts = report.facts();
        return NoticeList.of(
                report,
                new Unknown(
                        Optional.empty(), Optional.empty(), facts.freeBytes().isEmpty()));
    }
}
