package io.ptoken.thrift.dispatch;

import io.ptoken.service.access.Origin;
import io.ptoken.service.api.Presence;

/** The client whose call is answered, as far as a call concerns it. */
public interface Client extends Presence {

    /** Where its calls come from. */
    Origin origin();

    /** The reply to the call that is being answered leaves so much later. */
    void delayReply(int millis);

    /** A call has shown that it has a session. */
    void hasSession();
}
