/** The one grammar by which lists and logs are narrowed, and what it looks into. */
package io.pxedock.core.filter;
