package dev.tidings.api.authentication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values by the rules of Go's {@code encoding/csv}: fields may be quoted,
 * quotes within are doubled, empty lines are skipped, and there are no comments.
 */
final class CsvRecords {
  private final String text;
  private int at;
  private int line = 1;

  /** The fields of one, and the line on which it begins. */
  record Row(int line, List<String> fields) {
    Row {
      fields = List.copyOf(fields);
    }
  }

  private CsvRecords(String text) {
    this.text = text;
  }

  /**
   * @throws IOException naming the line of a quote where none may be
   */
  static List<Row> read(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return new CsvRecords(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text)
        .records();
  }

  private List<Row> records() throws IOException {
    var records = new ArrayList<Row>();
    while (at < text.length()) {
      if (text.charAt(at) == '\n') {
        nextLine();
      } else {
        int start = line;
        records.add(new Row(start, record()));
      }
    }
    return records;
  }

  private List<String> record() throws IOException {
    var fields = new ArrayList<String>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at == text.length()) {
        return fields;
      }
      if (text.charAt(at) == '\n') {
        nextLine();
        return fields;
      }
      at++; // the comma
    }
  }

  private void nextLine() {
    at++;
    line++;
  }

  private String plain() throws IOException {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '"') {
        throw new IOException("line " + line + ": a quote in a field that is not quoted");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws IOException {
    int began = line;
    var field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '\n') {
        line++;
      }
      if (next != '"') {
        field.append(next);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        requireEnd();
        return field.toString();
      }
    }
    throw new IOException("line " + began + ": a quoted field that does not end");
  }

  private void requireEnd() throws IOException {
    if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      throw new IOException("line " + line + ": something between a closing quote and the comma");
    }
  }
}
