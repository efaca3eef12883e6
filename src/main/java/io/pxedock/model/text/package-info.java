/** Text files without loss: every byte that is not changed is kept. Knows lines, and no format. */
package io.pxedock.model.text;
