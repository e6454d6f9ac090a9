package io.ptoken.thrift;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Work of many, in turns: who brings much waits for himself, not others for him. Thread safe. */
final class FairExecutor {

    private final Executor threads;

    /** The one whose turn is next in front; guarded by this. */
    private final Map<Object, Queue<Runnable>> waiting = new LinkedHashMap<>();

    FairExecutor(Executor threads) {
        this.threads = threads;
    }

    /** Does the work of {@code whose} when it is its turn. */
    void execute(Object whose, Runnable work) {
        synchronized (this) {
            waiting.computeIfAbsent(whose, any -> new ArrayDeque<>()).add(work);
        }
        threads.execute(() -> next().run());
    }

    private synchronized Runnable next() {
        Iterator<Map.Entry<Object, Queue<Runnable>>> entries =
                waiting.entrySet().iterator();
        Map.Entry<Object, Queue<Runnable>> first = entries.next();
        Object whose = first.getKey();
        Queue<Runnable> works = first.getValue();
        entries.remove();
        Runnable work = works.remove();
        if (!works.isEmpty()) {
            waiting.put(whose, works);
        }
        return work;
    }
}
