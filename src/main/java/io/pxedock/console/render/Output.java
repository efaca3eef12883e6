package io.pxedock.console.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.pxedock.model.Failure;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The forms of an answer: everything that depends on the form is asked of it. */
public enum Output {
  TABLE {
    @Override
    public List<Line> list(Listing listing, IntSupplier columns) {
      return Tables.print(listing, columns);
    }

    @Override
    public List<Line> one(Supplier<List<Line>> text, Supplier<JsonNode> json) {
      return text.get();
    }

    @Override
    public boolean isForPeople() {
      return true;
    }
  },
  JSON {
    @Override
    public List<Line> list(Listing listing, IntSupplier columns) {
      return lines(Json.of(listing));
    }

    @Override
    public List<Line> one(Supplier<List<Line>> text, Supplier<JsonNode> json) {
      return lines(json.get());
    }
  },
  CSV {
    @Override
    public List<Line> list(Listing listing, IntSupplier columns) {
      return Csv.print(listing).stream().map(Line::of).toList();
    }

    @Override
    public List<Line> one(Supplier<List<Line>> text, Supplier<JsonNode> json) {
      throw Failure.usage("CSV is only available for lists", "use -o json");
    }
  };

  /** The forms as they are typed. */
  public static final String CHOICES = "table|json|csv";

  /**
   * Returns a list in this form.
   *
   * @param columns the width of the terminal, asked for only when it matters; 0 for no end
   */
  public abstract List<Line> list(Listing listing, IntSupplier columns);

  /**
   * Returns an answer that is not a list, in this form.
   *
   * @throws Failure USAGE if this form has only lists
   */
  public abstract List<Line> one(Supplier<List<Line>> text, Supplier<JsonNode> json);

  private static List<Line> lines(JsonNode json) {
    return Json.print(json).lines().map(Line::of).toList();
  }

  /** Returns whether a person reads this form, as it comes. */
  public boolean isForPeople() {
    return false;
  }

  /** Returns the form as it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
