/**
 * The notices: what needs attention and what to do about it (operating requirements section 4). Each kind is a {@link
 * io.ptoken.service.operate.notice.NoticeRule} of its own over {@link
 * io.ptoken.service.operate.notice.facts.NoticeFacts}; {@link
 * io.ptoken.service.operate.notice.Notices} puts them together.
 */
@NullMarked
package io.ptoken.service.operate.notice;

import org.jspecify.annotations.NullMarked;
