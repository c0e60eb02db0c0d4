/// What a report says, whichever way it is written: the same facts as a page, as Markdown or as tables.
struct Document: Sendable {
  /// Of the plan, or of the district's part of it.
  let title: String
  let year: String
  /// What the plan is and is not; it stands on every page.
  let status: String
  /// Where the other pages lie; empty on a page that stands alone.
  let links: [Link]
  let sections: [Section]

  /// Another page of the same report.
  struct Link: Sendable, Hashable {
    let file: String
    let title: String
  }

  var tables: [Table] { sections.flatMap(\.tables) }
  var pictures: [Picture] { sections.flatMap(\.pictures) }
}

/// A heading and what stands below it.
struct Section: Sendable {
  /// A word without spaces, by which a link finds the section.
  let id: String
  let title: String
  let blocks: [Block]

  var tables: [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  var pictures: [Picture] {
    blocks.flatMap { if case .pictures(let pictures) = $0 { pictures } else { [Picture]() } }
  }
}

enum Block: Sendable {
  /// The answer in one sentence, larger than the rest.
  case lead(String)
  case paragraph(String)
  case heading(String)
  /// A few numbers, each with what it counts.
  case figures([Figure])
  /// Sentences under each other.
  case list([Item])
  /// Names, each with what belongs to it.
  case terms([Item])
  /// Pictures side by side where there is room.
  case pictures([Picture])
  case table(Table)

  /// A number large enough to be seen from afar.
  struct Figure: Sendable, Hashable {
    let value: String
    let label: String
  }

  /// A sentence, or a name and a sentence.
  struct Item: Sendable, Hashable {
    let name: String
    let text: String
    /// Of the same folder, to which the name leads; nil where it leads nowhere.
    let file: String?

    init(_ name: String, _ text: String, file: String? = nil) {
      self.name = name
      self.text = text
      self.file = file
    }
  }
}
