/**
 * How results look: tables, JSON, CSV, diffs, the shell commands a plan stands for. Every front end
 * shows the same; nothing here decides anything.
 */
package io.pxedock.render;
