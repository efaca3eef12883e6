/**
 * The values that every other package uses. They parse, check and print themselves, and do no I/O.
 */
package io.pxedock.model;
