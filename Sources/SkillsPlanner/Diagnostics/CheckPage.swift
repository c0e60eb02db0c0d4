/// What `skillsplan help CODE` says of a check: what it means, an example and the way out.
///
/// A page is written beside the check that it explains. Each code that the program can print has one, and
/// a test names those that have none.
package struct CheckPage: Hashable, Sendable {
  /// "SP" and four digits.
  package let code: String
  /// What is wrong in a few words, without a full stop; never empty.
  package let title: String
  /// What the check looks at and why, in sentences.
  package let cause: String
  /// The name of the file that the example is from; nil where it is a command or a sentence.
  package let file: String?
  /// A small example of what is wrong, of one or more lines.
  package let example: String
  /// The first line that the program prints of the example, without the code; places are those in the example.
  package let says: String
  /// What to do, in sentences.
  package let fix: String
  /// Codes of checks that are near this one; may be empty.
  package let related: [String]

  package init(
    _ code: String, _ title: String, cause: String, in file: String? = nil, example: String,
    says: String, fix: String, related: [String] = []
  ) {
    self.code = code
    self.title = title
    self.cause = cause
    self.file = file
    self.example = example
    self.says = says
    self.fix = fix
    self.related = related
  }
}
