package io.pxedock.core.dnsmasq.model;

/** An answer that may not be known. */
enum Known {
  YES,
  NO,
  UNKNOWN;

  static Known of(boolean value) {
    return value ? YES : NO;
  }

  Known not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Known and(Known other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }
}
