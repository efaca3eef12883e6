/** Docker images, and what one is made from. */
package io.pxedock.model.image;
