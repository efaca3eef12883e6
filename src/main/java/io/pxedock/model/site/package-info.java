/** The settings of a site. */
package io.pxedock.model.site;
