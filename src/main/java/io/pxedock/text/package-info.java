/**
 * Text files without loss: what is not changed keeps every byte. Knows nothing of any format but
 * that it has lines.
 */
package io.pxedock.text;
