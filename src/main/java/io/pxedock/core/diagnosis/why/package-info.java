/**
 * Why a machine does not boot: a verdict from everything that was collected about it. Pure: the
 * same facts always give the same verdict.
 */
package io.pxedock.core.diagnosis.why;
