import SkillsPlanner

/// Writes a document as Markdown (GitHub's, with tables), for those who read it in a repository or paste it.
struct MarkdownWriter {
  func text(_ document: Document) -> String {
    let head = """
      # \(shown(document.title))

      Plan year \(shown(document.year))

      > **Status:** \(shown(document.status))


      """
    return head + document.sections.map(section).joined()
  }

  private func section(_ section: Section) -> String {
    "## \(shown(section.title))\n\n" + section.blocks.map(block).joined()
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .lead(let text): "**\(shown(text))**\n\n"
    case .paragraph(let text): "\(shown(text))\n\n"
    case .heading(let text): "### \(shown(text))\n\n"
    case .figures(let figures):
      figures.map { "- \(shown($0.value)) \(shown($0.label))\n" }.joined() + "\n"
    case .list(let items), .terms(let items):
      items.map { "- **\(shown($0.name))** \(shown($0.text))\n" }.joined() + "\n"
    // A picture shows what a table says too.
    case .pictures: ""
    case .table(let table): self.table(table)
    }
  }

  private func table(_ whole: Table) -> String {
    let table = whole.forReading
    let rule = table.columns.map { $0.isNumber ? "---:" : "---" }
    let lines =
      [table.columns.map { shown($0.title) }, rule]
      + (table.rows + (table.total.map { [$0] } ?? [])).map { $0.map { shown($0.shown) } }
    return "**\(shown(table.caption))**\n\n"
      + lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined() + "\n"
      + (table.note.isEmpty ? "" : "\(shown(table.note))\n\n")
  }

  /// A text on one line that is nothing but itself: no markup, no table, no link.
  private func shown(_ text: String) -> String {
    text.printable.map { character in
      Self.meaningful.contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }

  private static let meaningful: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "!",
  ]
}
