/** Contents and properties of files. */
package io.pxedock.model.file;
