/** The machine's users and groups, by the programs that every distribution has for them. */
package io.pxedock.accounts;
