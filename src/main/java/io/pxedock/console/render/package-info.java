/** Styled lines and tables, and their text, JSON and CSV forms. Knows no terminal. */
package io.pxedock.console.render;
