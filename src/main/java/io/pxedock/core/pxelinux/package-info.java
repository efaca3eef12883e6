/**
 * Everything that knows PXELINUX: the order in which it looks for its configuration, what is in
 * {@code pxelinux.cfg}, and what counts as a 911 flag. No I/O. Source of the rules: the SYSLINUX
 * project's doc/pxelinux.txt.
 */
package io.pxedock.core.pxelinux;
