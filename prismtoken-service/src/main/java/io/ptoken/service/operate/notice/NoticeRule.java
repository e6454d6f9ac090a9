package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;

/** One kind of notice. Has no state, looks at nothing but the facts. */
public interface NoticeRule {

    /** The notices of this kind, none when all is well or not known. */
    List<Notice> check(NoticeFacts facts);

    /** What the notices of this kind rest on. */
    default Ground ground() {
        return Ground.NODE;
    }
}
