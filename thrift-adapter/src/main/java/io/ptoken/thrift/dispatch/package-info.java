/**
 * From the bytes of one call to the bytes of its reply: reads the message, asks the application, writes the answer. The
 * only place that knows Thrift's types and the generated structs; they appear in no public signature.
 */
@NullMarked
package io.ptoken.thrift.dispatch;

import org.jspecify.annotations.NullMarked;
