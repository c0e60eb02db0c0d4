import SkillsPlanner

/// The districts and LSIP areas that a plan is for, as a person named them.
struct Authorities: Sendable {
  /// The one spelling that says each without doubt: a name, or the code of an LSIP area that shares
  /// its name with a district; never empty.
  let words: [String]
  /// For people: the names.
  let names: [String]
  /// Sorted by code, each once.
  let districts: [RegisteredDistrict]
  /// What was taken where a name could mean two things, as sentences.
  let notes: [String]

  /// - Throws: every name that is none, with those that are near.
  init(_ wanted: [String]) throws(InvalidInput) {
    precondition(!wanted.isEmpty, "a plan is for somebody")
    var words: [String] = []
    var names: [String] = []
    var districts: Set<RegisteredDistrict> = []
    var notes: [String] = []
    var problems: [Diagnostic] = []
    for text in wanted {
      let found = DistrictRegister.find(text)
      districts.formUnion(found.districts)
      switch found {
      case .district(let own):
        guard !words.contains(own.district.name) else { continue }
        words.append(own.district.name)
        names.append(own.district.name)
        if let area = Self.namesake(of: own), text != own.district.code {
          notes.append(
            "\(own.district.name) is taken for the district, \(own.district.code); for the LSIP area "
              + "of that name write its code: --authority \(area.code)")
        }
      case .lsip(let area, _):
        let isShared = DistrictRegister.find(area.name) != found
        let word = isShared ? area.code : area.name
        guard !words.contains(word) else { continue }
        words.append(word)
        names.append(isShared ? "the LSIP area of \(area.name)" : area.name)
      case .unknown(let near):
        problems.append(Self.unknown(text, near: near))
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    self.words = words
    self.names = names
    self.districts = districts.sorted { $0.district < $1.district }
    self.notes = notes
  }

  /// The names in one phrase: "Leeds, Bradford and Wakefield".
  var title: String { listed(names, "and") }

  /// The codes of the districts.
  var codes: Set<String> { Set(districts.map(\.district.code)) }

  /// The LSIP area that has the name of a district and more districts than that.
  private static func namesake(of own: RegisteredDistrict) -> LSIPArea? {
    DistrictRegister.all.first { other in
      other.lsip.name == own.district.name && other != own
    }?.lsip
  }

  private static func unknown(_ text: String, near: [String]) -> Diagnostic {
    FolderCheck.unknownAuthority.error(
      at: nil,
      "\(text.cited()) is no district of England and no LSIP area"
        + (near.isEmpty ? "" : "; near are " + listed(near.map { $0.cited() }, "and")),
      fix: near.isEmpty
        ? "Write the name or code of a district, such as Leeds or E08000035, or of an LSIP area."
        : "Write one of these, or the code of a district or an LSIP area.")
  }
}
