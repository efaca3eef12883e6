package io.pxedock.console.dashboard.state;

import java.time.ZoneId;

/**
 * What does not change while the dashboard is open.
 *
 * @param place the work directory as it is shown
 * @param whyReadOnly empty when changes can be made
 */
public record Environment(String place, String whyReadOnly, ZoneId zone) {}
