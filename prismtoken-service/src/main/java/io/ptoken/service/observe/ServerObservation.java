package io.ptoken.service.observe;

/**
 * What the server of the API has seen since it started.
 *
 * @param openConnections connections open now
 * @param accepted connections let in
 * @param refusedAtLimit connections closed at once because the limit was reached
 * @param evicted silent connections closed to make room
 * @param refusedForFault connections closed because of what the client sent, or did not send
 * @param calls calls carried out
 * @param overdue calls answered in their place, because they took longer than they may
 */
public record ServerObservation(
        int openConnections,
        long accepted,
        long refusedAtLimit,
        long evicted,
        long refusedForFault,
        long calls,
        long overdue) {}
