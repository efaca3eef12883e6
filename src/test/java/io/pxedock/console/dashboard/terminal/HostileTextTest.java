package io.pxedock.console.dashboard.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.TerminalScreen;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.view.Depth;
import io.pxedock.console.dashboard.view.Palette;
import io.pxedock.console.dashboard.view.ScreenView;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Displayable;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines on the wire say about themselves is text, and takes the cells that it is given. */
class HostileTextTest {
  private static final int COLUMNS = 120;
  private static final String SEQUENCE = "\u001b\\[[0-9;?]*[A-Za-z]";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private TerminalScreen cells;

  private String painted(String name) throws IOException {
    Files.writeString(
        site.workdir().resolve("conf/hosts"),
        "192.168.0.11 " + name + "\n192.168.0.12 cpu-02\n192.168.0.13 stor-01\n");
    Played screen =
        new Played(new Size(COLUMNS, 30))
            .see(site)
            .log(
                "dnsmasq-dhcp[1]: 5 DHCPACK(eth0) 192.168.0.11 52:54:00:00:00:01 " + name,
                "dnsmasq-dhcp[1]: 5 vendor class: " + name,
                "dnsmasq-tftp[1]: sent /tftpboot/" + name + " to 192.168.0.11",
                "dnsmasq-dhcp[1]: 6 DHCPDISCOVER(eth0) 00:25:90:aa:bb:cc " + name)
            .press("5", "i", "2");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    cells = new TerminalScreen(new CellTerminal(out, () -> new TerminalSize(COLUMNS, 30)));
    cells.startScreen();
    new ScreenView(Palette.of(Depth.MANY), true).draw(screen.model(), cells.newTextGraphics());
    cells.refresh();
    return out.toString(StandardCharsets.UTF_8);
  }

  /** As a terminal puts it on its grid, by its own idea of how wide a character is. */
  private static String[][] grid(String written) {
    String[][] grid = new String[30][COLUMNS + 80];
    Matcher move = Pattern.compile("\u001b\\[([0-9]+);([0-9]+)H|" + SEQUENCE).matcher(written);
    int row = 0;
    int column = 0;
    int at = 0;
    while (at < written.length()) {
      if (move.find(at) && move.start() == at) {
        row = move.group(1) == null ? row : Integer.parseInt(move.group(1)) - 1;
        column = move.group(1) == null ? column : Integer.parseInt(move.group(2)) - 1;
        at = move.end();
      } else {
        int c = written.codePointAt(at);
        grid[row][column] = Character.toString(c);
        column += Math.max(0, WCWidth.wcwidth(c));
        at += Character.charCount(c);
      }
    }
    return grid;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J\u001b]0;owned\u0007",
        "a\u0000\u0008\u009b31mb",
        "e\u0301\u0301\u0301\u0301\u0301vil",
        "\u0301first",
        "\u202egnihton\u2066",
        "שלום-ערב",
        "\u200bze\u200dro\u2060\ufe0f",
        "机架机架机架机架机架机架机架机架机架机架",
        "👩‍👩‍👧‍👦😀",
        "\u1112\u1161\u11ab",
        "\ue000private"
      })
  void nothingOfItMovesTheTerminal(String name) throws IOException {
    String written = painted(name);
    String text = written.replaceAll(SEQUENCE, "");

    assertThat(text.codePoints().filter(Printable::isUnsafe).toArray()).isEmpty();
    String[][] grid = grid(written);
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        String meant = cells.getFrontCharacter(column, row).getCharacterString();
        String there = grid[row][column] == null ? " " : grid[row][column];
        boolean second = column > 0 && cells.getFrontCharacter(column - 1, row).isDoubleWidth();
        assertThat(second ? meant : there).as("row %d column %d", row, column).isEqualTo(meant);
      }
    }
  }

  @Test
  void everyCharacterTakesTheCellsThatTerminalsGiveIt() {
    List<String> wrong = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String shown = Displayable.of("x" + Character.toString(c));
      int cells = shown.codePoints().map(WCWidth::wcwidth).sum();
      if (Cells.width(shown) != cells || !Displayable.of(shown).equals(shown)) {
        wrong.add(String.format("%04x", c));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
