package io.ptoken.sts.conformance;

import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;

/** {@code tid.json}: token identifiers, the reserved minute and key expiry of section 3. */
final class TidCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        BaseDate baseDate = BaseDate.ofYear(vector.digits("base_date", 4));
        Instant issueTime = vector.utcMinute("issue_time");
        TokenIdentifier minutes = TokenIdentifier.at(baseDate, issueTime);
        if (vector.has("ken")) {
            findings.compare("tid", vector.integer("tid"), minutes.minutes());
            KeyExpiryNumber ken = new KeyExpiryNumber(vector.integer("ken"));
            findings.compare("key_expired", vector.flag("key_expired"), minutes.isBeyond(ken));
        } else {
            findings.compare("minutes", vector.integer("minutes"), minutes.minutes());
            findings.compare("reserved_minute", vector.flag("reserved_minute"), minutes.isReserved());
            findings.compare("tid", vector.integer("tid"), minutes.unreserved().minutes());
        }
        findings.compare("issue_time", issueTime, minutes.instant(baseDate));
    }

    /** The TID of a token vector, compared with its time of issue where the vector gives one. */
    static TokenIdentifier tidOf(Vector vector, Findings findings) {
        TokenIdentifier tid = new TokenIdentifier(vector.integer("tid"));
        if (vector.has("issue_time")) {
            BaseDate baseDate = BaseDate.ofYear(vector.digits("base_date", 4));
            TokenIdentifier issued = TokenIdentifier.at(baseDate, vector.utcMinute("issue_time"));
            findings.compare("tid", tid, issued.unreserved());
        }
        return tid;
    }
}
