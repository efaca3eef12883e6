package io.pxedock.console.dashboard.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.function.Supplier;

/**
 * Writes what Lanterna paints, in few bytes: looks and the cursor are only written when they
 * change, and text is encoded whole. Lanterna reads nothing here.
 */
final class CellTerminal extends ANSITerminal {
  private static final String ESC = "\u001b[";

  private final OutputStream out;
  private final Supplier<TerminalSize> size;
  private final EnumSet<SGR> marks = EnumSet.noneOf(SGR.class);
  private TextColor front = TextColor.ANSI.DEFAULT;
  private TextColor back = TextColor.ANSI.DEFAULT;
  private String written = "";
  private Boolean cursor;

  CellTerminal(OutputStream out, Supplier<TerminalSize> size) {
    // The very constant: Lanterna compares it by identity.
    super(InputStream.nullInputStream(), out, StandardCharsets.UTF_8);
    this.out = out;
    this.size = size;
  }

  @Override
  protected TerminalSize findTerminalSize() {
    // Lanterna asks while it is being constructed, too.
    return size == null ? new TerminalSize(80, 24) : size.get();
  }

  /** Tells Lanterna that the size is another one. */
  void resized() {
    onResized(findTerminalSize());
  }

  @Override
  public void enterPrivateMode() {
    forget();
  }

  @Override
  public void exitPrivateMode() {}

  /** Forgets what is on the terminal: another program may have written there. */
  void forget() {
    written = "?";
    cursor = null;
  }

  @Override
  public void setForegroundColor(TextColor colour) {
    front = colour;
  }

  @Override
  public void setBackgroundColor(TextColor colour) {
    back = colour;
  }

  @Override
  public void enableSGR(SGR mark) {
    marks.add(mark);
  }

  @Override
  public void disableSGR(SGR mark) {
    marks.remove(mark);
  }

  @Override
  public void resetColorAndSGR() {
    marks.clear();
    front = TextColor.ANSI.DEFAULT;
    back = TextColor.ANSI.DEFAULT;
  }

  @Override
  public void clearScreen() throws IOException {
    write(ESC + "m" + ESC + "2J");
    written = "";
  }

  @Override
  public void setCursorVisible(boolean visible) throws IOException {
    if (cursor == null || cursor != visible) {
      write(ESC + (visible ? "?25h" : "?25l"));
      cursor = visible;
    }
  }

  @Override
  public void putString(String text) throws IOException {
    String look = look();
    if (!look.equals(written)) {
      write(ESC + look + "m");
      written = look;
    }
    write(text);
  }

  @Override
  public void putCharacter(char c) throws IOException {
    putString(String.valueOf(c));
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  // Whole, from a reset on: shorter than to undo what was before.
  private String look() {
    StringBuilder look = new StringBuilder();
    if (marks.contains(SGR.BOLD)) {
      look.append(";1");
    }
    if (marks.contains(SGR.REVERSE)) {
      look.append(";7");
    }
    if (front != TextColor.ANSI.DEFAULT) {
      look.append(';')
          .append(new String(front.getForegroundSGRSequence(), StandardCharsets.US_ASCII));
    }
    if (back != TextColor.ANSI.DEFAULT) {
      look.append(';')
          .append(new String(back.getBackgroundSGRSequence(), StandardCharsets.US_ASCII));
    }
    return look.toString();
  }
}
