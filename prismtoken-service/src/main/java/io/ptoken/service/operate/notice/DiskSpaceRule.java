package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;

/** Less than 100 MB are left on the disk (kind 7). */
final class DiskSpaceRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.freeBytes().stream()
                .filter(free -> free < Bounds.DISK)
                .boxed()
                .map(free -> Notice.error(
                        "EService.DiskSpace",
                        "The disk of the installation has " + free / Bounds.MEGABYTE + " MB left.",
                        "Make room; when it is full, tokens are refused.",
                        ""))
                .toList();
    }
}
