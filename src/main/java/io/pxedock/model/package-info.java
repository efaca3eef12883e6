/**
 * The values every other package speaks in: addresses, hosts, problems, the snapshot of a site.
 * They parse, check and print themselves and do no I/O.
 */
package io.pxedock.model;
