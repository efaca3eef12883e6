package io.pxedock.console.render;

/** Finds where a shell command can go on behind a backslash on the next line. */
final class ShellBreak {
  private ShellBreak() {}

  /** Returns the last blank up to {@code end} that is not quoted; -1 for none. */
  static int before(String command, int end) {
    int found = -1;
    char quote = 0;
    for (int i = 0; i < command.length() && i <= end; i++) {
      char c = command.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ' ' && i > 0) {
        found = i;
      }
    }
    return found;
  }
}
