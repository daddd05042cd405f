package dev.tidings.forward.template;

/**
 * The functions of all templates: those of Go's text/template, and those of sprig beside what needs
 * secrets, certificates, the network or chance. Where both have one of a name, sprig's counts.
 */
final class Functions {
  static final FunctionTable ALL = all();

  private Functions() {}

  private static FunctionTable all() {
    var table = new FunctionTable();
    GoFunctions.addTo(table);
    Comparisons.addTo(table);
    Escapes.addTo(table);
    TextFunctions.addTo(table);
    TextForms.addTo(table);
    NumberFunctions.addTo(table);
    RealFunctions.addTo(table);
    ListFunctions.addTo(table);
    ListParts.addTo(table);
    MapFunctions.addTo(table);
    DefaultFunctions.addTo(table);
    JsonFunctions.addTo(table);
    TypeFunctions.addTo(table);
    DateFunctions.addTo(table);
    EncodingFunctions.addTo(table);
    RegexFunctions.addTo(table);
    PathFunctions.addTo(table);
    return table;
  }
}
