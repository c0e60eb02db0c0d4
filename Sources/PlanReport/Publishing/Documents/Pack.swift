import SkillsPlanner

/// A page of the pack: the name of its file without the ending, and what it is for.
package struct PackPage: Sendable {
  package let name: String
  package let title: String
  let document: Document
}

extension PackDocuments {
  /// Of the file of the algorithmic transparency record, without the ending.
  package static let transparencyName = "transparency-record"

  /// Every page but the first, in the order in which a reader wants them.
  package var pages: [PackPage] {
    let figures =
      disclosure == .none
      ? [] : [PackPage(name: "figures", title: "The figures, protected", document: figures)]
    return figures + [
      PackPage(name: "local-skills-needs", title: "Local skills needs", document: localSkills),
      PackPage(
        name: Self.transparencyName, title: "Algorithmic transparency record",
        document: transparency),
      PackPage(name: "equality-impact", title: "Equality impact evidence", document: equality),
      PackPage(
        name: "assumptions-and-quality", title: "Assumptions and quality log", document: quality),
      PackPage(
        name: "accessibility-statement", title: "Accessibility statement", document: accessibility),
      PackPage(name: "sources", title: "Sources and attributions", document: sources),
    ]
  }

  /// The first page, which leads to all the others.
  ///
  /// - Parameter files: every file of the pack but this one, with what it is.
  package func index(leadingTo files: [(path: String, about: String)]) -> PackPage {
    let pages = files.filter { $0.path.hasSuffix(".html") }
    let others = files.filter { !$0.path.hasSuffix(".html") }
    let left =
      disclosure == .none
      ? []
      : [
        Section(
          id: "left-out", title: "What is left out, and why",
          blocks: [
            .paragraph(
              "Counts of people are protected in this pack. So it has neither the plan file nor the report that is made "
                + "from it, nor digests of what the plan was made from, by which a guess could be tried: all of them "
                + "tell exact counts."),
            .list(
              PublicTables(plan).all.compactMap { table in
                (table.revealing
                  ?? table.revealingPart.map {
                    (table.isWhollyRevealing ? "" : "Some rows. ") + $0.why
                  })
                  .map { Block.Item("\(table.title):", $0) }
              }),
          ])
      ]
    return PackPage(
      name: "index", title: "All that is published of this plan",
      document: Document(
        title: plan.title, year: plan.year, status: plan.status,
        links: pages.map { Document.Link(file: $0.path, title: $0.about) },
        sections: [
          Section(
            id: "about", title: "About this pack",
            blocks: [
              .paragraph(
                "Everything that \(plan.owner.organisation) publishes of this plan. It was made from the plan by "
                  + "SkillsPlanner; fields that the plan knows nothing of say that they are to be completed."
              ),
              .paragraph(disclosure.inWords),
            ]),
          Section(
            id: "files", title: "For programs and spreadsheets",
            blocks: [.list(others.map { Block.Item($0.path, $0.about, file: $0.path) })]),
        ] + left))
  }
}
