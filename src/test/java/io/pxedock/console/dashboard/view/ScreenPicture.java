package io.pxedock.console.dashboard.view;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The screen as text, a line for each row. */
public final class ScreenPicture {
  private ScreenPicture() {}

  public static String of(Played screen, boolean unicode) {
    Size size = screen.model().size();
    DefaultVirtualTerminal terminal =
        new DefaultVirtualTerminal(new TerminalSize(size.columns(), size.rows()));
    try (Screen cells = new TerminalScreen(terminal)) {
      cells.startScreen();
      new ScreenView(Palette.of(Depth.MANY), unicode).draw(screen.model(), cells.newTextGraphics());
      cells.refresh();
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < size.rows(); row++) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < size.columns(); column++) {
          TextCharacter c = cells.getFrontCharacter(column, row);
          line.append(c.getCharacterString());
          column += c.isDoubleWidth() ? 1 : 0;
        }
        text.append(line.toString().stripTrailing()).append('\n');
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
