package dev.tidings.cli;

/**
 * What a server is asked about the events that it has, below {@code /apis/tidings.dev/v1}.
 *
 * @param what the resource: search, top, objects, sources, stream
 * @param parameters in the form of a URL, without the question mark
 */
record Question(String what, String parameters) {
  static Question of(String what) {
    return new Question(what, "");
  }

  /** With another parameter, unless its value is empty. */
  Question with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    String before = parameters.isEmpty() ? "" : parameters + "&";
    return new Question(what, before + name + "=" + ApiClient.encode(value));
  }

  String path() {
    String query = parameters.isEmpty() ? "" : "?" + parameters;
    return "/apis/tidings.dev/v1/" + what + query;
  }
}
