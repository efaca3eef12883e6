package io.pxedock.console.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.setup.image.ImageReport;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.ImageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page of the server's image.
 *
 * @param now the moment from which its age is counted
 */
public record ImageText(ImageReport report, Instant now) {
  /** Returns the facts about the image, one a line. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    add(lines, "image", Printable.line(report.name()), Tone.STRONG);
    if (report.image().isEmpty()) {
      add(lines, "state", "Docker does not have it: run 'pxedock image build'", Tone.BAD);
    }
    if (report.isRenamed()) {
      String words = "another image has this name now: run 'pxedock image use %s'";
      add(lines, "state", String.format(words, Printable.line(report.name())), Tone.WARNING);
    }
    report.image().ifPresent(image -> add(lines, image));
    add(lines, "dnsmasq", Printable.line(report.dnsmasq()), Tone.PLAIN);
    boolean isOld = report.age() == ImageReport.Age.OUTDATED;
    add(lines, "newest", newest(), isOld ? Tone.WARNING : Tone.PLAIN);
    return lines;
  }

  private void add(List<Line> lines, ImageState image) {
    add(lines, "id", Printable.line(image.id()), Tone.PLAIN);
    String made = image.created() + ", " + RelativeTime.between(image.created(), now) + " ago";
    add(lines, "made", made, Tone.PLAIN);
    add(lines, "size", String.format(Locale.ROOT, "%.1f MB", image.size() / 1e6), Tone.PLAIN);
    String origin = image.label(ImageRecipe.ORIGIN_LABEL);
    if (!origin.isEmpty()) {
      String from = origin + " " + image.label(ImageRecipe.RELEASE_LABEL);
      add(lines, "from", Printable.line(from), Tone.PLAIN);
    }
    report.packages().forEach(each -> add(lines, "package", Printable.line(each), Tone.FAINT));
  }

  private String newest() {
    if (report.unknown().isPresent()) {
      return "not known: " + report.unknown().get().line();
    }
    if (report.newest().isEmpty()) {
      return "not asked";
    }
    ImageRecipe newest = report.newest().get();
    String what = newest.dnsmasq().version() + " in " + newest.release();
    return switch (report.age()) {
      case CURRENT -> what + ": nothing newer is there";
      case OUTDATED -> String.join(" ", report.newer()) + ": run 'pxedock image build'";
      case UNKNOWN -> what;
    };
  }

  private static void add(List<Line> lines, String key, String value, Tone tone) {
    lines.add(Line.of(String.format("%-9s", key)).plus(value.isEmpty() ? "-" : value, tone));
  }

  /** Returns the facts about the image as JSON; what is not known is null. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("image", report.name());
    node.put("id", report.image().map(ImageState::id).orElse(null));
    node.put("renamed", report.isRenamed());
    node.put("created", report.image().map(i -> i.created().toString()).orElse(null));
    node.put("bytes", report.image().map(ImageState::size).orElse(null));
    node.put("dnsmasq", orNull(report.dnsmasq()));
    node.put("release", orNull(report.label(ImageRecipe.RELEASE_LABEL)));
    node.put("origin", orNull(report.label(ImageRecipe.ORIGIN_LABEL)));
    ArrayNode packages = node.putArray("packages");
    report.packages().forEach(packages::add);
    node.put("newest", report.newest().map(n -> n.dnsmasq().version()).orElse(null));
    ArrayNode newer = node.putArray("newer");
    report.newer().forEach(newer::add);
    node.put("age", report.age().name().toLowerCase(Locale.ROOT));
    node.put("reason", report.unknown().map(Failure::line).orElse(null));
    return node;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
