/// A drawing that can also stand on its own as a file.
///
/// What it shows stands in a table too: a picture is another way to see it, never the only one.
struct Picture: Sendable {
  /// A word by which `--picture` asks for it, and the name of its file.
  let id: String
  let title: String
  /// What is to be seen, for those who do not see it.
  let description: String
  let width: Int
  let height: Int
  let content: Markup
  /// What the marks mean.
  let legend: [Mark]
  /// Whether it is as wide as the page.
  let isWide: Bool
  /// What the licence of something drawn asks to be said with it; empty where nothing.
  let attribution: String

  /// A mark and what it means. Marks differ in shape or pattern, not in colour alone.
  struct Mark: Sendable {
    let content: Markup
    let meaning: String
  }

  init(
    _ id: String, _ title: String, _ description: String, width: Int, height: Int,
    isWide: Bool = false, legend: [Mark] = [], attribution: String = "", _ content: Markup
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.width = width
    self.height = height
    self.isWide = isWide
    self.legend = legend
    self.attribution = attribution
    self.content = content
  }
}
