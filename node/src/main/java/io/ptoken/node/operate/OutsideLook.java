package io.ptoken.node.operate;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.node.audit.AuditKeyFile;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.NodeName;
import io.ptoken.node.storemark.QuietLook;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.port.ServiceStore;
import java.util.List;
import java.util.Optional;

/** Looks at an installation that no server here has: at its store and files, and at its modules unless they are in use. */
record OutsideLook(Installation installation, ServiceStore store, Taker taker) implements InstallationLook {

    @Override
    public String node() {
        return NodeName.of(installation);
    }

    @Override
    public NoticeList notices(boolean refresh) {
        return list(Inspection.of(installation, store, taker));
    }

    @Override
    public InstallationStatus status(boolean refresh) {
        Inspection inspection = Inspection.of(installation, store, taker);
        return ServerLook.status(
                installation, store, taker.surroundings().clock().instant(), inspection.report(), list(inspection));
    }

    @Override
    public List<ChainMark> sealedChains() {
        return QuietLook.sealedChains(installation, store, taker);
    }

    @Override
    public Optional<HeadSigner> headSigner() {
        return Optional.of(
                AuditKeyFile.of(installation.data(), taker.surroundings().random()));
    }

    @Override
    public void outdate() {
        // it looks anew each time
    }

    private static NoticeList list(Inspection inspection) {
        return NoticeList.of(
                inspection.report(),
                new Unknown(inspection.moduleUnknown(), inspection.certificateUnknown(), !inspection.isDiskKnown()));
    }
}
