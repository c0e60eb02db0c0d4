import SkillsPlanner

extension PackDocuments {
  /// Needs and provision for whoever writes or reads a local skills improvement plan.
  var localSkills: Document {
    page(
      "Local skills needs: \(plan.title)",
      [
        Section(
          id: "needs", title: "Needs, last year, the plan and the gap",
          blocks: [
            .paragraph(
              "A need is the most learners of a district who could start at a level; it has no sector, since nobody is "
                + "asked what they would learn. Last year is of residents' apprenticeship starts, wherever they learn."
            )
          ] + [table("districts")].compactMap { $0 }),
        Section(
          id: "provision", title: "Provision by level and sector",
          blocks: [
            .paragraph(
              "What is delivered in a district, to whoever comes. Sectors are sector subject areas."
            )
          ] + [table("provision")].compactMap { $0 }), symbols,
      ])
  }

  /// Every published table that fits on a page; in a pack of protected counts it stands for the report.
  var figures: Document {
    let names = ["levels", "districts", "deliveries", "deciles", "causes", "providers", "policies"]
    return page(
      "\(plan.title): figures",
      names.compactMap { name in
        table(name, name == "policies" ? ["policy", "source"] : nil).map { block in
          Section(
            id: name, title: tables.first { $0.name == name }?.title ?? "", blocks: [block])
        }
      } + [symbols])
  }

  /// Source: Government Digital Service, sample accessibility statement for public sector websites.
  var accessibility: Document {
    let contact = plan.owner.contact.isEmpty ? Self.toBeCompleted : plan.owner.contact
    return page(
      "Accessibility statement: \(plan.title)",
      [
        Section(
          id: "scope", title: "What this statement is about",
          blocks: [
            .paragraph(
              "The pages of this pack, published by \(plan.owner.organisation). People should be able to zoom to 400% "
                + "without text running off the screen, find their way by keyboard alone, and listen with a screen "
                + "reader.")
          ]),
        Section(
          id: "how", title: "How accessible these pages are",
          blocks: [
            .paragraph(
              "What is known not to be fully accessible: the plan file and the tables in CSV and GeoJSON are for "
                + "programs; what they say of districts, levels and providers stands on the pages too. Anything else: "
                + Self.toBeCompleted.lowercased())
          ]),
        Section(
          id: "contact", title: "Feedback and contact",
          blocks: [
            .terms([
              Block.Item("Contact", contact),
              Block.Item("How soon you will hear", Self.toBeCompleted),
            ])
          ]),
        Section(
          id: "problems", title: "Reporting problems",
          blocks: [
            .paragraph(
              "If you find a problem that is not listed here, or think that these pages do not meet the requirements, "
                + "tell the contact above.")
          ]),
        Section(
          id: "enforcement", title: "Enforcement",
          blocks: [
            .paragraph(
              "The Equality and Human Rights Commission is responsible for enforcing the Public Sector Bodies (Websites "
                + "and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how your "
                + "complaint is answered, contact the Equality Advisory and Support Service.")
          ]),
        Section(
          id: "technical", title: "Technical information",
          blocks: [
            .paragraph(
              "\(plan.owner.organisation) is committed to making its website accessible, in accordance with those "
                + "Regulations."),
            .terms([
              Block.Item(
                "Compliance status with WCAG 2.2 AA",
                "Whether these pages, on the website where they are published, comply is to be completed by "
                  + "whoever publishes them."),
              Block.Item("Non-compliance", Self.toBeCompleted),
              Block.Item("Disproportionate burden", Self.toBeCompleted),
              Block.Item("Content that is not within the scope", Self.toBeCompleted),
            ]),
          ]),
        Section(
          id: "improving", title: "What is done to improve accessibility",
          blocks: [.paragraph(Self.toBeCompleted)]),
        Section(
          id: "preparation", title: "Preparation of this statement",
          blocks: [
            .terms([
              Block.Item("Prepared on, last reviewed on", Self.toBeCompleted),
              Block.Item("Tested by whoever publishes, on", Self.toBeCompleted),
              Block.Item(
                "Tested by the makers of SkillsPlanner",
                "The kind of pages that the program makes, of example plans and not of this one, by make accessibility: "
                  + "in a browser, with automatic rules for WCAG 2.2 A and AA, contrast, keyboard order, reflow at 320 "
                  + "pixels, light and dark."),
            ])
          ]),
      ])
  }

  var sources: Document {
    page(
      "Sources and attributions: \(plan.title)",
      [
        Section(
          id: "sources", title: "Data sets and what their licences ask for",
          blocks: plan.sources.isEmpty
            ? [.paragraph("The plan names no source. \(Self.toBeCompleted)")]
            : [table("sources", ["title", "publisher", "vintage", "licence"])].compactMap { $0 }),
        Section(
          id: "inputs", title: "Files that the plan was made from",
          blocks: [table("inputs", ["role", "file", "rows", "sha256"])].compactMap { $0 }),
      ])
  }
}
