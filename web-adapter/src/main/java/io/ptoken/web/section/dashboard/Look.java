package io.ptoken.web.section.dashboard;

import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.operate.call.WatchCalls.WatchedNode;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.dashboard.selling.Period;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for a dashboard.
 *
 * @param alerts those that stand; empty when the store does not answer, as are the next three
 * @param minutes what calls came to in the period that is shown
 * @param hours what calls came to in the last {@value #HOURS} hours, the present one among them
 * @param nodes those that share the store
 * @param checks weekly checks that run or ran since the server started, the newest first
 */
record Look(
        InstallationStatus status,
        Optional<List<ShownAlert>> alerts,
        Optional<List<Summed>> minutes,
        Optional<List<Summed>> hours,
        Optional<List<WatchedNode>> nodes,
        List<JobCalls.Job> checks) {

    static final int HOURS = 24;

    /** A store that is known not to answer is not asked: each question would wait for it. */
    static Look at(InstallationStatus status, Period period, ConsoleCalls calls, Visit visit) {
        boolean answers = status.storeFailure().isEmpty();
        return new Look(
                status,
                told(answers, calls, visit, new WatchCalls.Alerts(visit.at(), true, 0, WatchCalls.Alerts.PAGE)),
                told(answers, calls, visit, period.call()),
                told(answers, calls, visit, new WatchCalls.Figures(FigureStore.Span.HOUR, HOURS, Optional.empty())),
                told(answers, calls, visit, new WatchCalls.Nodes()).map(WatchCalls.NodeList::nodes),
                WeeklyCheck.jobs(calls, visit));
    }

    private static <R> Optional<R> told(boolean answers, ConsoleCalls calls, Visit visit, OperatorCall<R> call) {
        try {
            return answers ? Optional.of(calls.ask(visit, call)) : Optional.empty();
        } catch (StoreException silent) {
            return Optional.empty();
        }
    }
}
