/**
 * The real work directory: files that are replaced whole or not at all, and the lock between
 * processes.
 */
package io.pxedock.adapter.files;
