/**
 * The real container engine: Docker's API through docker-java. Every call has a deadline of its own
 * and every refusal comes out as one line with a remedy.
 */
package io.pxedock.adapter.docker;
